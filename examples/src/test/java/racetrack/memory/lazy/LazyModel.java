// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

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

/// Does every caller get the first object that was made?
@EverySubject
class LazyModel {

  private static final int INTERLEAVINGS = 100;
  private static final Actor GET = call(Calls.class, "get");

  @Parameter LazySubject subject;

  /// Lincheck compares with the same calls in one thread; that those are right is the contract's.
  @Asks({2, 4})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Calls.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(GET), List.of(GET)), List.of(GET)));
  }

  /// The calls of the selected subject, which makes a number: how often it was made.
  public static class Calls {

    private final AtomicInteger made = new AtomicInteger();
    private final Lazy<Integer> lazy =
        Subject.selected(LazySubject.class).create(made::incrementAndGet);

    @Operation
    public int get() {
      return lazy.get();
    }
  }
}
