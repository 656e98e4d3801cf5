// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [TaskTree].
public enum TaskTreeSubject implements Subject {
  /// A queue and a count, under one lock.
  HAND(sound(HandTaskTree.class)),

  /// A pool, and a party for each task.
  PHASER(sound(PhaserTaskTree.class)),

  /// A thread for each task, and turns.
  VIRTUAL(sound(VirtualTaskTree.class)),

  /// Tasks that complete their parents.
  FORK_JOIN(sound(ForkJoinTaskTree.class)),

  /// A scope for the children of each task: a preview feature of the JDK, so it is not in every
  /// build.
  STRUCTURED(sound("racetrack.executor.dynamic.StructuredTaskTree")),

  /// An empty queue is mistaken for the end.
  BROKEN_EMPTY(
      twinOf(HAND, BrokenEmptyTaskTree.class).caughtBy(contract("hasAllWorkersForWhatComesLate"))),

  /// A failure is waited for.
  BROKEN_FAILURE(
      twinOf(HAND, BrokenFailureTaskTree.class)
          .against("TPS03")
          .caughtBy(contract("endsWithTheFirstFailure"))),

  /// What has not begun does not count.
  BROKEN_UNCOUNTED(
      twinOf(VIRTUAL, BrokenUncountedTaskTree.class)
          .against("VNA03")
          .caughtBy(contract("runsAChainToItsEnd"))),

  /// All at once.
  BROKEN_UNLIMITED(
      twinOf(VIRTUAL, BrokenUnlimitedTaskTree.class)
          .against("TPS00")
          .caughtBy(contract("runsAsManyAtATimeAsItHasWorkers"))),

  /// Who makes tasks has arrived before they are there.
  BROKEN_ARRIVAL(
      twinOf(PHASER, BrokenArrivalTaskTree.class)
          .against("VNA03")
          .caughtBy(contract("runsAChainToItsEnd"))),

  /// Whoever waits is replaced.
  BROKEN_SPARE(
      twinOf(FORK_JOIN, BrokenSpareTaskTree.class)
          .against("TPS00")
          .caughtBy(contract("runsAsManyAtATimeAsItHasWorkers"))),

  /// A class from outside.
  SUBMITTED(submitted(HandTaskTree.class));

  private final Claim claim;

  TaskTreeSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a runner of trees.
  ///
  /// @param workers how many tasks run at a time
  /// @return the runner
  /// @throws IllegalArgumentException if there is no worker
  /// @throws IllegalStateException if the subject is absent
  public TaskTree create(int workers) {
    return switch (this) {
      case HAND -> new HandTaskTree(workers);
      case PHASER -> new PhaserTaskTree(workers);
      case VIRTUAL -> new VirtualTaskTree(workers);
      case FORK_JOIN -> new ForkJoinTaskTree(workers);
      case STRUCTURED -> instantiate(TaskTree.class, workers);
      case BROKEN_EMPTY -> new BrokenEmptyTaskTree(workers);
      case BROKEN_FAILURE -> new BrokenFailureTaskTree(workers);
      case BROKEN_UNCOUNTED -> new BrokenUncountedTaskTree(workers);
      case BROKEN_UNLIMITED -> new BrokenUnlimitedTaskTree(workers);
      case BROKEN_ARRIVAL -> new BrokenArrivalTaskTree(workers);
      case BROKEN_SPARE -> new BrokenSpareTaskTree(workers);
      case SUBMITTED -> instantiate(TaskTree.class, workers);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
