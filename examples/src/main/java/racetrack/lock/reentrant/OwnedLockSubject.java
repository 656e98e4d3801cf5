// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [OwnedLock].
public enum OwnedLockSubject implements Subject {
  /// An owner, a count, and a monitor.
  MONITOR(sound(MonitorOwnedLock.class)),

  /// An owner, a count, and the library's queue.
  SYNCHRONIZER(sound(SynchronizerOwnedLock.class)),

  /// What the library has.
  JDK(library(JdkOwnedLock.class)),

  /// The owner waits for itself.
  BROKEN_REENTRY(
      twinOf(MONITOR, BrokenReentryOwnedLock.class).caughtBy(contract("letsItsOwnerInAgain"))),

  /// Given back once, it is free.
  BROKEN_EARLY_RELEASE(
      twinOf(MONITOR, BrokenEarlyReleaseOwnedLock.class)
          .caughtBy(contract("isKeptUntilItIsGivenBackAsOftenAsTaken"), race("Nesting"), model())),

  /// Given back once too often, by anybody.
  BROKEN_RELEASE(
      twinOf(MONITOR, BrokenReleaseOwnedLock.class)
          .caughtBy(
              contract("refusesToBeGivenBackOnceTooOften"),
              contract("refusesToBeGivenBackByAnother"),
              race("OnceTooOften"),
              model())),

  /// A lock that strangers can take.
  BROKEN_PUBLIC_MONITOR(
      twinOf(MONITOR, BrokenPublicMonitorOwnedLock.class)
          .against("LCK00")
          .caughtBy(contract("doesNotCareWhoSynchronizesOnIt"))),

  /// The owner may come again, and nobody counts.
  BROKEN_UNCOUNTED(
      twinOf(SYNCHRONIZER, BrokenUncountedOwnedLock.class)
          .caughtBy(contract("isKeptUntilItIsGivenBackAsOftenAsTaken"))),

  /// A class from outside.
  SUBMITTED(submitted(MonitorOwnedLock.class));

  private final Claim claim;

  OwnedLockSubject(Claim claim) {
    this.claim = claim;
  }

  /// {@return a new lock, which nobody owns}
  public OwnedLock create() {
    return switch (this) {
      case MONITOR -> new MonitorOwnedLock();
      case SYNCHRONIZER -> new SynchronizerOwnedLock();
      case JDK -> new JdkOwnedLock();
      case BROKEN_REENTRY -> new BrokenReentryOwnedLock();
      case BROKEN_EARLY_RELEASE -> new BrokenEarlyReleaseOwnedLock();
      case BROKEN_RELEASE -> new BrokenReleaseOwnedLock();
      case BROKEN_PUBLIC_MONITOR -> new BrokenPublicMonitorOwnedLock();
      case BROKEN_UNCOUNTED -> new BrokenUncountedOwnedLock();
      case SUBMITTED -> instantiate(OwnedLock.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
