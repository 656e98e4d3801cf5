// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import racetrack.lock.counter.CounterSubject;

/// What models do not take for a livelock.
class ManyCellsModel {

  private static final Actor INCREMENT = call(Calls.class, "increment");
  private static final Actor GET = call(Calls.class, "get");

  @Test
  void isNoLivelock() {
    Models.check(
        CounterSubject.SYNCHRONIZED,
        Calls.class,
        Calls.class,
        20,
        scenario(List.of(), List.of(List.of(INCREMENT), List.of(INCREMENT, GET)), List.of(GET)));
  }

  /// A right counter whose cells are added up in a loop.
  public static class Calls {

    private final AtomicLongArray cells = new AtomicLongArray(128);

    @Operation
    public void increment() {
      cells.incrementAndGet((int) Thread.currentThread().threadId() % cells.length());
    }

    @Operation
    public long get() {
      long sum = 0;
      for (int cell = 0; cell < cells.length(); cell++) {
        sum += cells.get(cell);
      }
      return sum;
    }
  }
}
