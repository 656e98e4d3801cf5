// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Does everybody get in, and is each alone, however two threads are interleaved?
@EverySubject
class LimitModel {

  private static final int INTERLEAVINGS = 150;

  private static final Actor ENTER = call(Calls.class, "enter");

  @Parameter LimitSubject subject;

  @Asks({2, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(ENTER), List.of(ENTER)), List.of(ENTER)));
  }

  /// The calls of the selected subject, with room for one.
  public static class Calls {

    private final Limit limit = Subject.selected(LimitSubject.class).create(1);
    private final AtomicInteger inside = new AtomicInteger();

    /// {@return how many were inside}
    @Operation
    public int enter() throws InterruptedException {
      return limit.call(this::countInAndOut);
    }

    private int countInAndOut() {
      int now = inside.incrementAndGet();
      inside.decrementAndGet();
      return now;
    }
  }

  /// One.
  public static class Specification {

    public int enter() {
      return 1;
    }
  }
}
