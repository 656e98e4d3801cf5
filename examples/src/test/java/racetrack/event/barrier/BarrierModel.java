// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Does everybody go on, and nobody before all have come?
///
/// Calls of a barrier end together: no order of one after the other explains them. So each call is
/// asked whether all had come, and the specification says yes.
@EverySubject
class BarrierModel {

  private static final int INTERLEAVINGS = 250;

  /// The gate that is opened too soon takes 93.
  private static final int TOO_SOON = 100;

  private static final Actor MEET = call(Calls.class, "meet");

  @Parameter BarrierSubject subject;

  @Asks({4, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        TOO_SOON,
        scenario(List.of(), List.of(List.of(MEET, MEET), List.of(MEET, MEET)), List.of()));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private static final int PARTIES = 2;

    private final Barrier barrier = Subject.selected(BarrierSubject.class).create(PARTIES);
    private final AtomicInteger arrivals = new AtomicInteger();

    /// {@return whether all had come to the round when this thread went on}
    @Operation
    public boolean meet() throws InterruptedException, BrokenBarrierException {
      int before = arrivals.getAndIncrement();
      int round = before / PARTIES + 1;
      barrier.await();
      return arrivals.get() >= round * PARTIES;
    }
  }

  /// All had come.
  public static class Specification {

    public boolean meet() {
      return true;
    }
  }
}
