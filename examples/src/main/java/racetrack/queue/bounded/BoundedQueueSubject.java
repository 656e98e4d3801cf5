// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [BoundedQueue].
public enum BoundedQueueSubject implements Subject {
  /// One lock, two conditions.
  CONDITION(sound(ConditionBoundedQueue.class)),

  /// A signal is trusted: `if` for `while`.
  BROKEN_IF(
      twinOf(CONDITION, BrokenIfBoundedQueue.class)
          .against("THI03")
          .caughtBy(race("Overtaking"), model()));

  private final Claim claim;

  BoundedQueueSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an empty queue.
  ///
  /// @param <E> the type of the elements
  /// @param capacity how many elements the queue holds before `put` waits; at least one
  /// @return the queue
  /// @throws IllegalArgumentException if the capacity is below one
  public <E> BoundedQueue<E> create(int capacity) {
    return switch (this) {
      case CONDITION -> new ConditionBoundedQueue<>(capacity);
      case BROKEN_IF -> new BrokenIfBoundedQueue<>(capacity);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
