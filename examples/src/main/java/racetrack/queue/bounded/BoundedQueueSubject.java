// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

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

/// The implementations of [BoundedQueue].
public enum BoundedQueueSubject implements Subject {
  /// One lock, two conditions.
  CONDITION(sound(ConditionBoundedQueue.class)),

  /// The queue's own monitor.
  MONITOR(sound(MonitorBoundedQueue.class)),

  /// Two semaphores and a lock.
  SEMAPHORE(sound(SemaphoreBoundedQueue.class)),

  /// One lock, a ring of slots, and a signal only where somebody waits.
  RING(sound(RingBoundedQueue.class)),

  /// What the library has.
  JDK(library(JdkBoundedQueue.class)),

  /// A signal is trusted: `if` for `while`.
  BROKEN_IF(
      twinOf(CONDITION, BrokenIfBoundedQueue.class)
          .against("THI03")
          .caughtBy(race("Overtaking"), model())),

  /// One waiter is woken, and it may be the wrong one.
  BROKEN_NOTIFY(
      twinOf(MONITOR, BrokenNotifyBoundedQueue.class)
          .against("THI02")
          .caughtBy(contract("wakesAWaiterWhoCanProceed"))),

  /// There is always room.
  BROKEN_UNBOUNDED(
      twinOf(MONITOR, BrokenUnboundedQueue.class)
          .caughtBy(contract("makesAPutWaitUntilThereIsRoom"), model())),

  /// An interrupted `put` returns as if it had put.
  BROKEN_INTERRUPT(
      twinOf(CONDITION, BrokenInterruptBoundedQueue.class)
          .caughtBy(contract("leavesTheQueueUnchangedWhenAPutIsInterrupted"))),

  /// A semaphore is mistaken for a lock.
  BROKEN_MUTEX(
      otherwiseThan(SEMAPHORE, BrokenMutexBoundedQueue.class)
          .against("VNA02")
          .caughtBy(race("Crowding"), model())),

  /// Looks, lets go of the lock, and acts.
  BROKEN_POLL(
      twinOf(CONDITION, BrokenPollBoundedQueue.class)
          .against("VNA03")
          .caughtBy(race("LastElement"), model())),

  /// Waits for room, lets go of the lock, and adds.
  BROKEN_ROOM(
      twinOf(CONDITION, BrokenRoomBoundedQueue.class)
          .against("VNA03")
          .caughtBy(race("LastPlace"), model())),

  /// Tells of the first element, and of the first place.
  BROKEN_EDGE(
      twinOf(RING, BrokenEdgeBoundedQueue.class)
          .against("THI02")
          .caughtBy(contract("letsThroughAllWhoCanProceed"))),

  /// Takes any capacity.
  BROKEN_CAPACITY(
      twinOf(CONDITION, BrokenCapacityBoundedQueue.class)
          .caughtBy(contract("refusesACapacityBelowOne"))),

  /// A class from outside.
  SUBMITTED(submitted(ConditionBoundedQueue.class));

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
      case MONITOR -> new MonitorBoundedQueue<>(capacity);
      case SEMAPHORE -> new SemaphoreBoundedQueue<>(capacity);
      case RING -> new RingBoundedQueue<>(capacity);
      case JDK -> new JdkBoundedQueue<>(capacity);
      case BROKEN_IF -> new BrokenIfBoundedQueue<>(capacity);
      case BROKEN_NOTIFY -> new BrokenNotifyBoundedQueue<>(capacity);
      case BROKEN_UNBOUNDED -> new BrokenUnboundedQueue<>(capacity);
      case BROKEN_INTERRUPT -> new BrokenInterruptBoundedQueue<>(capacity);
      case BROKEN_MUTEX -> new BrokenMutexBoundedQueue<>(capacity);
      case BROKEN_POLL -> new BrokenPollBoundedQueue<>(capacity);
      case BROKEN_ROOM -> new BrokenRoomBoundedQueue<>(capacity);
      case BROKEN_EDGE -> new BrokenEdgeBoundedQueue<>(capacity);
      case BROKEN_CAPACITY -> new BrokenCapacityBoundedQueue<>(capacity);
      case SUBMITTED -> instantiate(BoundedQueue.class, capacity);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
