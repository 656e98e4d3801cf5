// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [OneToOneQueue].
public enum OneToOneQueueSubject implements Subject {
  /// A ring with two volatile counts.
  RING(sound(RingOneToOneQueue.class)),

  /// The ring with padding, remembered limits, acquire and release.
  PADDED(sound(PaddedOneToOneQueue.class)),

  /// A ring whose slots say themselves whether they are full.
  SLOT(sound(SlotOneToOneQueue.class)),

  /// What JCTools has.
  JCTOOLS(library(JctoolsOneToOneQueue.class)),

  /// What the library has.
  JDK(library(JdkOneToOneQueue.class)),

  /// The counts are plain.
  BROKEN_PLAIN(
      twinOf(RING, BrokenPlainOneToOneQueue.class)
          .against("VNA00", "VNA01")
          .caughtBy(contract("showsAnElementToAConsumerThatDoesNothingButPoll"))),

  /// The count is published before the element.
  BROKEN_EARLY(
      twinOf(RING, BrokenEarlyOneToOneQueue.class)
          .against("VNA01")
          .caughtBy(race("HandOver"), model())),

  /// A slot is given back before it was read.
  BROKEN_FREED(twinOf(RING, BrokenFreedOneToOneQueue.class).caughtBy(race("GoingRound"), model())),

  /// The ring overtakes itself.
  BROKEN_WRAP(
      twinOf(RING, BrokenWrapOneToOneQueue.class)
          .caughtBy(contract("refusesWhatItHasNoRoomFor"), model())),

  /// All queues share their slots.
  BROKEN_STATIC(
      twinOf(RING, BrokenStaticOneToOneQueue.class)
          .caughtBy(contract("keepsItsElementsApartFromThoseOfAnother"), race("Crossing"))),

  /// What was full once stays full.
  BROKEN_STALE(
      twinOf(PADDED, BrokenStaleOneToOneQueue.class)
          .caughtBy(contract("hasRoomAgainAfterAPoll"), model())),

  /// Looks ahead, and goes on for three times as far.
  BROKEN_AHEAD(
      twinOf(SLOT, BrokenAheadOneToOneQueue.class).caughtBy(contract("isApartFromOthers"))),

  /// A class from outside.
  SUBMITTED(submitted(RingOneToOneQueue.class));

  private final Claim claim;

  OneToOneQueueSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an empty queue.
  ///
  /// @param <E> the type of the elements
  /// @param capacity how many elements the queue holds before `offer` refuses; a power of two, at
  ///   least four, since JCTools rounds up to one
  /// @return the queue
  /// @throws IllegalArgumentException if the capacity is another
  public <E> OneToOneQueue<E> create(int capacity) {
    return switch (this) {
      case RING -> new RingOneToOneQueue<>(capacity);
      case PADDED -> new PaddedOneToOneQueue<>(capacity);
      case SLOT -> new SlotOneToOneQueue<>(capacity);
      case JCTOOLS -> new JctoolsOneToOneQueue<>(capacity);
      case JDK -> new JdkOneToOneQueue<>(capacity);
      case BROKEN_PLAIN -> new BrokenPlainOneToOneQueue<>(capacity);
      case BROKEN_EARLY -> new BrokenEarlyOneToOneQueue<>(capacity);
      case BROKEN_FREED -> new BrokenFreedOneToOneQueue<>(capacity);
      case BROKEN_WRAP -> new BrokenWrapOneToOneQueue<>(capacity);
      case BROKEN_STATIC -> new BrokenStaticOneToOneQueue<>(capacity);
      case BROKEN_STALE -> new BrokenStaleOneToOneQueue<>(capacity);
      case BROKEN_AHEAD -> new BrokenAheadOneToOneQueue<>(capacity);
      case SUBMITTED -> instantiate(OneToOneQueue.class, capacity);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
