// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Latch].
public enum LatchSubject implements Subject {
  /// The latch's own monitor.
  MONITOR(sound(MonitorLatch.class)),

  /// Compare-and-set, and the library's queue of waiters.
  SYNCHRONIZER(sound(SynchronizerLatch.class)),

  /// What the library has.
  JDK(library(JdkLatch.class)),

  /// Reads the count and writes it, in two steps.
  BROKEN_COUNT(
      twinOf(SYNCHRONIZER, BrokenCountLatch.class)
          .against("VNA02")
          .caughtBy(race("LostCount"), model())),

  /// Counts on below zero, and is closed again.
  BROKEN_NEGATIVE(
      twinOf(MONITOR, BrokenNegativeLatch.class)
          .caughtBy(contract("staysOpenWhateverIsCounted"), model())),

  /// One waiter is woken, and the others sleep on.
  BROKEN_NOTIFY(
      twinOf(MONITOR, BrokenNotifyLatch.class)
          .against("THI02")
          .caughtBy(contract("letsEverybodyThroughAtZero"))),

  /// Is counted in the monitor, and read outside.
  BROKEN_PLAIN(
      twinOf(MONITOR, BrokenPlainLatch.class)
          .against("VNA00")
          .caughtBy(contract("isSeenByALoopThatLooksForZero"))),

  /// An interrupted thread gets through, as if the gate were open.
  BROKEN_INTERRUPT(
      twinOf(MONITOR, BrokenInterruptLatch.class)
          .caughtBy(contract("keepsAnInterruptedThreadOut"))),

  /// A class from outside.
  SUBMITTED(submitted(MonitorLatch.class));

  private final Claim claim;

  LatchSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a latch.
  ///
  /// @param count how many counts open it; it is open if there are none
  /// @return the latch
  /// @throws IllegalArgumentException if the count is negative
  public Latch create(int count) {
    return switch (this) {
      case MONITOR -> new MonitorLatch(count);
      case SYNCHRONIZER -> new SynchronizerLatch(count);
      case JDK -> new JdkLatch(count);
      case BROKEN_COUNT -> new BrokenCountLatch(count);
      case BROKEN_NEGATIVE -> new BrokenNegativeLatch(count);
      case BROKEN_NOTIFY -> new BrokenNotifyLatch(count);
      case BROKEN_PLAIN -> new BrokenPlainLatch(count);
      case BROKEN_INTERRUPT -> new BrokenInterruptLatch(count);
      case SUBMITTED -> instantiate(Latch.class, count);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
