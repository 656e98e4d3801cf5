// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.nio.ByteBuffer;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Ring].
public enum RingSubject implements Subject {
  /// Two counts, and a word for each side that sleeps.
  SHARED(sound(SharedRing.class)),

  /// The count is published before the bytes.
  BROKEN_EARLY(twinOf(SHARED, BrokenEarlyRing.class).against("VNA01").caughtBy(race("HandOver"))),

  /// A place is given back before it was read.
  BROKEN_FREED(twinOf(SHARED, BrokenFreedRing.class).caughtBy(race("GoingRound"))),

  /// The reader looks, and then says that it sleeps.
  BROKEN_LOOK(
      twinOf(SHARED, BrokenLookRing.class).against("VNA03").caughtBy(race("FallingAsleep"))),

  /// Acquire and release, where a write has to be seen before the next read is made.
  BROKEN_RELEASE(
      twinOf(SHARED, BrokenReleaseRing.class)
          .against("VNA01")
          .caughtBy(race("FallingAsleep"), race("WaitingForRoom"))),

  /// A class from outside.
  SUBMITTED(submitted(SharedRing.class));

  private final Claim claim;

  RingSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a ring.
  ///
  /// @param memory what it shares with all others over the same memory; zero before the first call
  /// @return the ring
  /// @throws IllegalArgumentException if the memory is no direct buffer whose capacity is
  ///   [Ring#HEAD] and a power of two
  public Ring create(ByteBuffer memory) {
    return switch (this) {
      case SHARED -> new SharedRing(memory);
      case BROKEN_EARLY -> new BrokenEarlyRing(memory);
      case BROKEN_FREED -> new BrokenFreedRing(memory);
      case BROKEN_LOOK -> new BrokenLookRing(memory);
      case BROKEN_RELEASE -> new BrokenReleaseRing(memory);
      case SUBMITTED -> instantiate(Ring.class, memory);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
