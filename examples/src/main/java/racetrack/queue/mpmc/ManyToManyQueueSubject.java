// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [ManyToManyQueue].
public enum ManyToManyQueueSubject implements Subject {
  /// A ring whose slots have sequences.
  SEQUENCE(sound(SequenceManyToManyQueue.class)),

  /// What JCTools has.
  JCTOOLS(library(JctoolsManyToManyQueue.class)),

  /// The Disruptor's ring, used as a queue.
  DISRUPTOR(library(DisruptorManyToManyQueue.class)),

  /// What the library has.
  JDK(library(JdkManyToManyQueue.class)),

  /// The counts come back.
  BROKEN_ABA(twinOf(SEQUENCE, BrokenAbaManyToManyQueue.class).caughtBy(model())),

  /// A slot is not passed on to the next lap.
  BROKEN_LAP(
      twinOf(SEQUENCE, BrokenLapManyToManyQueue.class).caughtBy(contract("goesRoundAndRound"))),

  /// A slot that is being filled is mistaken for an empty queue.
  BROKEN_HASTY(
      twinOf(SEQUENCE, BrokenHastyManyToManyQueue.class).caughtBy(race("Straggler"), model())),

  /// Two producers have the same slot.
  BROKEN_CLAIM(
      twinOf(SEQUENCE, BrokenClaimManyToManyQueue.class)
          .against("VNA02")
          .caughtBy(race("Crowding"), model())),

  /// The sequence is published before the element.
  BROKEN_EARLY(
      twinOf(SEQUENCE, BrokenEarlyManyToManyQueue.class).against("VNA01").caughtBy(model())),

  /// A class from outside.
  SUBMITTED(submitted(SequenceManyToManyQueue.class));

  private final Claim claim;

  ManyToManyQueueSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an empty queue.
  ///
  /// @param <E> the type of the elements
  /// @param capacity how many elements the queue holds before `offer` refuses; a power of two, at
  ///   least two, since with one slot "filled" and "free for the next lap" are the same sequence
  /// @return the queue
  /// @throws IllegalArgumentException if the capacity is another
  public <E> ManyToManyQueue<E> create(int capacity) {
    return switch (this) {
      case SEQUENCE -> new SequenceManyToManyQueue<>(capacity);
      case JCTOOLS -> new JctoolsManyToManyQueue<>(capacity);
      case DISRUPTOR -> new DisruptorManyToManyQueue<>(capacity);
      case JDK -> new JdkManyToManyQueue<>(capacity);
      case BROKEN_ABA -> new BrokenAbaManyToManyQueue<>(capacity);
      case BROKEN_LAP -> new BrokenLapManyToManyQueue<>(capacity);
      case BROKEN_HASTY -> new BrokenHastyManyToManyQueue<>(capacity);
      case BROKEN_CLAIM -> new BrokenClaimManyToManyQueue<>(capacity);
      case BROKEN_EARLY -> new BrokenEarlyManyToManyQueue<>(capacity);
      case SUBMITTED -> instantiate(ManyToManyQueue.class, capacity);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
