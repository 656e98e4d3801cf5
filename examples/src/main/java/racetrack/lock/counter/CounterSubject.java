// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.otherwiseThan;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Counter].
public enum CounterSubject implements Subject {
  /// The counter's own monitor.
  SYNCHRONIZED(sound(SynchronizedCounter.class)),

  /// A lock object.
  LOCK(sound(LockCounter.class)),

  /// One atomic addition.
  ATOMIC(library(AtomicCounter.class)),

  /// The same on a field of the counter's own.
  VAR_HANDLE(sound(VarHandleCounter.class)),

  /// One cell for each busy thread.
  ADDER(library(AdderCounter.class)),

  /// The same by hand: one cell for each thread's number.
  STRIPED(sound(StripedCounter.class)),

  /// No lock at all.
  BROKEN_PLAIN(
      twinOf(SYNCHRONIZED, BrokenPlainCounter.class)
          .against("VNA00", "VNA02", "LCK05")
          .caughtBy(race("LostUpdate"), race("Publication"), model())),

  /// `volatile`, which makes each step visible but not the three of them one.
  BROKEN_VOLATILE(
      twinOf(VAR_HANDLE, BrokenVolatileCounter.class)
          .against("VNA02")
          .caughtBy(race("LostUpdate"), model())),

  /// Shared data, but a lock for each caller.
  BROKEN_INSTANCE_LOCK(
      otherwiseThan(LOCK, BrokenInstanceLockCounter.class)
          .against("LCK06")
          .caughtBy(race("LostUpdate"), model())),

  /// The lock is the number that it guards.
  BROKEN_BOXED_LOCK(
      otherwiseThan(SYNCHRONIZED, BrokenBoxedLockCounter.class)
          .against("LCK01")
          .caughtBy(race("LostUpdate"), model())),

  /// The lock is whatever class the caller turns out to be.
  BROKEN_GET_CLASS(
      otherwiseThan(SYNCHRONIZED, BrokenGetClassCounter.class)
          .against("LCK02")
          .caughtBy(race("LostUpdate"), model())),

  /// A `Lock`, and the monitor that every object has, also this one.
  BROKEN_LOCK_MONITOR(
      twinOf(LOCK, BrokenLockMonitorCounter.class)
          .against("LCK03")
          .caughtBy(race("LostUpdate"), model())),

  /// Two halves, and a reader that does not lock.
  BROKEN_TEARING(
      otherwiseThan(SYNCHRONIZED, BrokenTearingCounter.class)
          .against("VNA05")
          .caughtBy(race("Tearing"), model())),

  /// One cell is not added up.
  BROKEN_LAST_CELL(
      twinOf(STRIPED, BrokenLastCellCounter.class)
          .caughtBy(contract("countsForMoreThreadsThanItHasPlacesFor"))),

  /// A class from outside.
  SUBMITTED(submitted(SynchronizedCounter.class));

  private final Claim claim;

  CounterSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a counter.
  ///
  /// @param initial the count to begin with
  /// @return the counter
  public Counter create(long initial) {
    return switch (this) {
      case SYNCHRONIZED -> new SynchronizedCounter(initial);
      case LOCK -> new LockCounter(initial);
      case ATOMIC -> new AtomicCounter(initial);
      case VAR_HANDLE -> new VarHandleCounter(initial);
      case ADDER -> new AdderCounter(initial);
      case STRIPED -> new StripedCounter(initial);
      case BROKEN_PLAIN -> new BrokenPlainCounter(initial);
      case BROKEN_VOLATILE -> new BrokenVolatileCounter(initial);
      case BROKEN_INSTANCE_LOCK -> new BrokenInstanceLockCounter(initial);
      case BROKEN_BOXED_LOCK -> new BrokenBoxedLockCounter(initial);
      case BROKEN_GET_CLASS -> new BrokenGetClassCounter(initial);
      case BROKEN_LOCK_MONITOR -> new BrokenLockMonitorCounter(initial);
      case BROKEN_TEARING -> new BrokenTearingCounter(initial);
      case BROKEN_LAST_CELL -> new BrokenLastCellCounter(initial);
      case SUBMITTED -> instantiate(Counter.class, initial);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
