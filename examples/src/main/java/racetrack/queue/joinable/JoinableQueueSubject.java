// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [JoinableQueue].
public enum JoinableQueueSubject implements Subject {
  /// One lock, three conditions.
  CONDITION(sound(ConditionJoinableQueue.class)),

  /// The queue's own monitor.
  MONITOR(sound(MonitorJoinableQueue.class)),

  /// A phaser, a semaphore and a queue.
  PHASER(sound(PhaserJoinableQueue.class)),

  /// An element is there before it is counted.
  BROKEN_LATE(
      twinOf(CONDITION, BrokenLateJoinableQueue.class)
          .against("VNA03")
          .caughtBy(race("Counting"), model())),

  /// More is done than was put, and nobody notices.
  BROKEN_NEGATIVE(
      twinOf(CONDITION, BrokenNegativeJoinableQueue.class)
          .caughtBy(contract("refusesToBeDoneTooOften"))),

  /// One of those who join is woken.
  BROKEN_SIGNAL(
      twinOf(CONDITION, BrokenSignalJoinableQueue.class)
          .against("THI02")
          .caughtBy(contract("wakesAllWhoJoin"))),

  /// What is taken counts as done.
  BROKEN_EMPTY(
      twinOf(CONDITION, BrokenEmptyJoinableQueue.class)
          .caughtBy(contract("makesAJoinWaitForWhatIsTaken"), race("Joining"), model())),

  /// One wake-up, and three kinds of waiters.
  BROKEN_NOTIFY(
      twinOf(MONITOR, BrokenNotifyJoinableQueue.class)
          .against("THI02")
          .caughtBy(contract("letsThroughWhoWaitsBesideOneWhoJoins"))),

  /// The count ends when all is done for the first time.
  BROKEN_PHASE(
      twinOf(PHASER, BrokenPhaseJoinableQueue.class)
          .caughtBy(contract("goesOnHoweverManyHavePassed"), contract("refusesToBeDoneTooOften"))),

  /// A class from outside.
  SUBMITTED(submitted(ConditionJoinableQueue.class));

  private final Claim claim;

  JoinableQueueSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an empty queue.
  ///
  /// @param <E> the type of the elements
  /// @param capacity how many elements the queue holds before `put` waits; at least one
  /// @return the queue
  /// @throws IllegalArgumentException if the capacity is below one
  public <E> JoinableQueue<E> create(int capacity) {
    return switch (this) {
      case CONDITION -> new ConditionJoinableQueue<>(capacity);
      case MONITOR -> new MonitorJoinableQueue<>(capacity);
      case PHASER -> new PhaserJoinableQueue<>(capacity);
      case BROKEN_LATE -> new BrokenLateJoinableQueue<>(capacity);
      case BROKEN_NEGATIVE -> new BrokenNegativeJoinableQueue<>(capacity);
      case BROKEN_SIGNAL -> new BrokenSignalJoinableQueue<>(capacity);
      case BROKEN_EMPTY -> new BrokenEmptyJoinableQueue<>(capacity);
      case BROKEN_NOTIFY -> new BrokenNotifyJoinableQueue<>(capacity);
      case BROKEN_PHASE -> new BrokenPhaseJoinableQueue<>(capacity);
      case SUBMITTED -> instantiate(JoinableQueue.class, capacity);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
