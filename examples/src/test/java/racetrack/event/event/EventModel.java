// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of an event one that it could have in one thread, and does it end?
///
/// In each scenario the event is set in the end, so that who still waits has missed it.
@EverySubject
class EventModel {

  private static final int INTERLEAVINGS = 40;

  /// Three threads have so many more.
  private static final int INTERLEAVINGS_OF_THREE = 400;

  private static final Actor SET = call(Calls.class, "set");
  private static final Actor CLEAR = call(Calls.class, "clear");
  private static final Actor IS_SET = call(Calls.class, "isSet");
  private static final Actor AWAIT = call(Calls.class, "await");

  @Parameter EventSubject subject;

  @Asks({3, 5, 6, 7, 8})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // A waiter is on its way in.
        scenario(List.of(), List.of(List.of(AWAIT), List.of(SET)), List.of(IS_SET)),
        // A clear meets a waiter who has to wait anyway.
        scenario(List.of(), List.of(List.of(AWAIT), List.of(CLEAR, SET)), List.of()),
        // A waiter may miss the first round, but not the second.
        scenario(List.of(), List.of(List.of(AWAIT), List.of(SET, CLEAR, SET)), List.of(IS_SET)),
        // It stays set while somebody gets through.
        scenario(List.of(SET), List.of(List.of(AWAIT), List.of(IS_SET)), List.of()),
        // Setters and clearers meet.
        scenario(List.of(), List.of(List.of(SET, IS_SET), List.of(CLEAR)), List.of(IS_SET)));
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS_OF_THREE,
        // Two clear at once, and somebody waits meanwhile.
        scenario(
            List.of(SET),
            List.of(List.of(AWAIT), List.of(CLEAR, SET), List.of(CLEAR, SET)),
            List.of()));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Event event = Subject.selected(EventSubject.class).create();

    @Operation
    public void set() {
      event.set();
    }

    @Operation
    public void clear() {
      event.clear();
    }

    @Operation
    public boolean isSet() {
      return event.isSet();
    }

    @Operation
    public void await() throws InterruptedException {
      event.await();
    }
  }

  /// An event for one thread, which refuses to wait.
  public static class Specification {

    private boolean set;

    public void set() {
      set = true;
    }

    public void clear() {
      set = false;
    }

    public boolean isSet() {
      return set;
    }

    public void await() {
      if (!set) {
        throw new IllegalStateException("would wait");
      }
    }
  }
}
