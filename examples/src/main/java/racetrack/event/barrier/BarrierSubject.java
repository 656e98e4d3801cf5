// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Barrier].
public enum BarrierSubject implements Subject {
  /// The barrier's own monitor, and a number for each round.
  MONITOR(sound(MonitorBarrier.class)),

  /// Compare-and-set, and a latch for each round.
  LATCH(sound(LatchBarrier.class)),

  /// What the library has.
  JDK(library(JdkBarrier.class)),

  /// Waits for the count: the second round overtakes the first.
  BROKEN_ROUND(
      twinOf(MONITOR, BrokenRoundBarrier.class)
          .caughtBy(contract("letsNoRoundOvertakeTheOneBefore"), model())),

  /// A wake-up is trusted: `if` for `while`.
  BROKEN_IF(
      twinOf(MONITOR, BrokenIfBarrier.class)
          .against("THI03")
          .caughtBy(contract("letsNobodyThroughWhoIsWokenForNothing"))),

  /// An interrupted thread leaves, and the others still count on it.
  BROKEN_LEAVE(
      twinOf(MONITOR, BrokenLeaveBarrier.class).caughtBy(contract("isBrokenByAnInterrupt"))),

  /// Counts, and then looks: two are the last.
  BROKEN_TWICE(
      twinOf(LATCH, BrokenTwiceBarrier.class).against("VNA03").caughtBy(race("Meeting"), model())),

  /// The gate is opened before there is a next round to come to.
  BROKEN_ORDER(twinOf(LATCH, BrokenOrderBarrier.class).caughtBy(model())),

  /// A class from outside.
  SUBMITTED(submitted(MonitorBarrier.class));

  private final Claim claim;

  BarrierSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a barrier.
  ///
  /// @param parties how many threads meet at it; at least one
  /// @return the barrier
  /// @throws IllegalArgumentException if there are no parties
  public Barrier create(int parties) {
    return switch (this) {
      case MONITOR -> new MonitorBarrier(parties);
      case LATCH -> new LatchBarrier(parties);
      case JDK -> new JdkBarrier(parties);
      case BROKEN_ROUND -> new BrokenRoundBarrier(parties);
      case BROKEN_IF -> new BrokenIfBarrier(parties);
      case BROKEN_LEAVE -> new BrokenLeaveBarrier(parties);
      case BROKEN_TWICE -> new BrokenTwiceBarrier(parties);
      case BROKEN_ORDER -> new BrokenOrderBarrier(parties);
      case SUBMITTED -> instantiate(Barrier.class, parties);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
