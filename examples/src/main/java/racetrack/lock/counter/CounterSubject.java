// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Counter].
public enum CounterSubject implements Subject {
  /// The counter's own monitor.
  SYNCHRONIZED(sound(SynchronizedCounter.class)),

  /// No lock at all.
  BROKEN_PLAIN(
      twinOf(SYNCHRONIZED, BrokenPlainCounter.class)
          .against("VNA02")
          .caughtBy(race("LostUpdate"), model()));

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
      case BROKEN_PLAIN -> new BrokenPlainCounter(initial);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
