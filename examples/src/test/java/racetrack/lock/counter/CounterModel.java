// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

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

/// Is every history of a counter one that a counter could have in one thread?
@EverySubject
class CounterModel {

  private static final int INTERLEAVINGS = 200;
  private static final Actor INCREMENT = call(Calls.class, "increment");
  private static final Actor GET = call(Calls.class, "get");

  /// Three threads have so many more.
  private static final int INTERLEAVINGS_OF_THREE = 800;

  @Parameter CounterSubject subject;

  /// Lincheck compares with the same calls in one thread; that those are right is the contract's.
  @Asks({1, 3, 4})
  @Test
  void isLinearizable() {
    // Can an update be lost, and be it by a lock that changes with the count?
    Models.check(
        subject,
        FromZero.class,
        FromZero.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(INCREMENT), List.of(INCREMENT)), List.of(GET)),
        scenario(
            List.of(), List.of(List.of(INCREMENT, INCREMENT), List.of(INCREMENT)), List.of(GET)));
    // Can an update be lost by two who have both lost to a third?
    Models.check(
        subject,
        FromZero.class,
        FromZero.class,
        INTERLEAVINGS_OF_THREE,
        scenario(
            List.of(),
            List.of(List.of(INCREMENT), List.of(INCREMENT), List.of(INCREMENT)),
            List.of(GET)));
    // Can a reader meet half an update?
    Models.check(
        subject,
        BeforeCarry.class,
        BeforeCarry.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(INCREMENT), List.of(GET)), List.of()));
  }

  /// The calls of the selected subject.
  public abstract static class Calls {

    private final Counter counter;

    Calls(long initial) {
      counter = Subject.selected(CounterSubject.class).create(initial);
    }

    @Operation
    public void increment() {
      counter.increment();
    }

    @Operation
    public long get() {
      return counter.get();
    }
  }

  /// Counts from zero.
  public static class FromZero extends Calls {

    public FromZero() {
      super(0);
    }
  }

  /// Counts from where one more carries to the high 32 bits.
  public static class BeforeCarry extends Calls {

    public BeforeCarry() {
      super(0xFFFF_FFFFL);
    }
  }
}
