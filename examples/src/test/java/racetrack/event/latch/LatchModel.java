// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

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

/// Is every history of a latch one that it could have in one thread, and does it end?
///
/// In each scenario the latch is open in the end, so that who still waits has missed it.
@EverySubject
class LatchModel {

  private static final int INTERLEAVINGS = 40;

  private static final Actor COUNT_DOWN = call(Calls.class, "countDown");
  private static final Actor COUNT = call(Calls.class, "count");
  private static final Actor AWAIT = call(Calls.class, "await");

  @Parameter LatchSubject subject;

  @Asks({3, 4, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // Two count at once.
        scenario(List.of(), List.of(List.of(COUNT_DOWN), List.of(COUNT_DOWN)), List.of(COUNT)),
        // A waiter is on its way in, and there is a count too many.
        scenario(
            List.of(COUNT_DOWN),
            List.of(List.of(AWAIT, COUNT), List.of(COUNT_DOWN, COUNT_DOWN)),
            List.of(COUNT)),
        // It stays at zero while somebody gets through.
        scenario(
            List.of(COUNT_DOWN, COUNT_DOWN), List.of(List.of(AWAIT), List.of(COUNT)), List.of()),
        // Those who count also wait.
        scenario(
            List.of(), List.of(List.of(COUNT_DOWN, AWAIT), List.of(COUNT_DOWN, AWAIT)), List.of()));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Latch latch = Subject.selected(LatchSubject.class).create(Specification.COUNT);

    @Operation
    public void countDown() {
      latch.countDown();
    }

    @Operation
    public int count() {
      return latch.count();
    }

    @Operation
    public void await() throws InterruptedException {
      latch.await();
    }
  }

  /// A latch for one thread, which refuses to wait.
  public static class Specification {

    static final int COUNT = 2;

    private int count = COUNT;

    public void countDown() {
      count = Math.max(0, count - 1);
    }

    public int count() {
      return count;
    }

    public void await() {
      if (count > 0) {
        throw new IllegalStateException("would wait");
      }
    }
  }
}
