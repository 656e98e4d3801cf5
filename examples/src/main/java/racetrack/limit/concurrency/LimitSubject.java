// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Limit].
public enum LimitSubject implements Subject {
  /// The limit's own monitor.
  MONITOR(sound(MonitorLimit.class)),

  /// An atomic number, and a semaphore for those who must wait.
  ATOMIC(sound(AtomicLimit.class)),

  /// An atomic number, and a queue of those who must wait.
  PARKING(sound(ParkingLimit.class)),

  /// The library's semaphore.
  JDK(library(JdkLimit.class)),

  /// A task that fails keeps its permit.
  BROKEN_LOST(twinOf(JDK, BrokenLostLimit.class).caughtBy(contract("makesRoomWhenATaskFails"))),

  /// A permit is given back that was never taken.
  BROKEN_RELEASE(
      twinOf(JDK, BrokenReleaseLimit.class)
          .caughtBy(contract("makesNoRoomForAnInterruptedThread"))),

  /// Looks for room, and then takes it.
  BROKEN_CHECK(
      twinOf(ATOMIC, BrokenCheckLimit.class).against("VNA03").caughtBy(race("Crowding"), model())),

  /// A wake-up is trusted: `if` for `while`.
  BROKEN_IF(
      twinOf(MONITOR, BrokenIfLimit.class)
          .against("THI03")
          .caughtBy(contract("letsNobodyInWhoIsWokenForNothing"))),

  /// Woken in vain once, and never again.
  BROKEN_ONCE(
      twinOf(PARKING, BrokenOnceLimit.class).caughtBy(contract("wakesAgainWhoWasOvertaken"))),

  /// A class from outside.
  SUBMITTED(submitted(MonitorLimit.class));

  private final Claim claim;

  LimitSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a limit.
  ///
  /// @param permits how many may be inside at the same time; at least one
  /// @return the limit
  /// @throws IllegalArgumentException if there are no permits
  public Limit create(int permits) {
    return switch (this) {
      case MONITOR -> new MonitorLimit(permits);
      case ATOMIC -> new AtomicLimit(permits);
      case PARKING -> new ParkingLimit(permits);
      case JDK -> new JdkLimit(permits);
      case BROKEN_LOST -> new BrokenLostLimit(permits);
      case BROKEN_RELEASE -> new BrokenReleaseLimit(permits);
      case BROKEN_CHECK -> new BrokenCheckLimit(permits);
      case BROKEN_IF -> new BrokenIfLimit(permits);
      case BROKEN_ONCE -> new BrokenOnceLimit(permits);
      case SUBMITTED -> instantiate(Limit.class, permits);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
