// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [TaskPool].
public enum TaskPoolSubject implements Subject {
  /// Workers and a queue, under one lock.
  HAND(sound(HandTaskPool.class)),

  /// Workers and a queue, and a lock for those who wait.
  FAST_PATH(sound(FastPathTaskPool.class)),

  /// What the library has.
  JDK(library(JdkTaskPool.class)),

  /// A thread for each task.
  VIRTUAL(sound(VirtualTaskPool.class)),

  /// A queue for each worker.
  FORK_JOIN(sound(ForkJoinTaskPool.class)),

  /// A task's failure is the end of its worker.
  BROKEN_DEATH(twinOf(HAND, BrokenDeathTaskPool.class).caughtBy(contract("survivesTasksThatFail"))),

  /// A task's failure is nobody's business.
  BROKEN_SILENT(
      twinOf(HAND, BrokenSilentTaskPool.class)
          .against("TPS03")
          .caughtBy(contract("reportsAFailureThatNobodyCanGet"))),

  /// Workers go home at shutdown, whatever is queued.
  BROKEN_LOSS(
      twinOf(HAND, BrokenLossTaskPool.class)
          .caughtBy(contract("finishesWhatIsQueuedWhenItIsShutDown"))),

  /// Tasks that wait for each other wait for a worker too.
  BROKEN_STARVATION(
      twinOf(HAND, BrokenStarvationTaskPool.class)
          .against("TPS01")
          .caughtBy(contract("runsTasksThatWaitForTheirOwn"))),

  /// Looks, lets go of the lock, and acts.
  BROKEN_CHECK(twinOf(HAND, BrokenCheckTaskPool.class).against("VNA03").caughtBy(race("Closing"))),

  /// Drops what it finds when it is stopped.
  BROKEN_VANISHING(
      twinOf(FAST_PATH, BrokenVanishingTaskPool.class)
          .caughtBy(
              contract("runsOrReturnsWhatItHasAcceptedWhenItIsStoppedInACrowd"), race("Stopping"))),

  /// Accepts whatever comes.
  BROKEN_UNBOUNDED(
      twinOf(JDK, BrokenUnboundedTaskPool.class)
          .against("TPS00")
          .caughtBy(
              contract("makesASubmitterWaitUntilThereIsRoom"),
              contract("hasTheSubmitterRunWhatThereIsNoRoomFor"))),

  /// A task that fails takes its turn along.
  BROKEN_TURN(
      twinOf(VIRTUAL, BrokenTurnTaskPool.class).caughtBy(contract("survivesTasksThatFail"))),

  /// Whoever waits is replaced.
  BROKEN_SPARE(
      twinOf(FORK_JOIN, BrokenSpareTaskPool.class)
          .against("TPS00")
          .caughtBy(contract("runsAsManyTasksAtOnceAsItHasWorkers"))),

  /// A class from outside.
  SUBMITTED(submitted(HandTaskPool.class));

  private final Claim claim;

  TaskPoolSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a pool, which starts its workers when there is work.
  ///
  /// @param settings how to make it
  /// @return the pool
  public TaskPool create(TaskPool.Settings settings) {
    return switch (this) {
      case HAND -> new HandTaskPool(settings);
      case FAST_PATH -> new FastPathTaskPool(settings);
      case JDK -> new JdkTaskPool(settings);
      case VIRTUAL -> new VirtualTaskPool(settings);
      case FORK_JOIN -> new ForkJoinTaskPool(settings);
      case BROKEN_DEATH -> new BrokenDeathTaskPool(settings);
      case BROKEN_SILENT -> new BrokenSilentTaskPool(settings);
      case BROKEN_LOSS -> new BrokenLossTaskPool(settings);
      case BROKEN_STARVATION -> new BrokenStarvationTaskPool(settings);
      case BROKEN_CHECK -> new BrokenCheckTaskPool(settings);
      case BROKEN_VANISHING -> new BrokenVanishingTaskPool(settings);
      case BROKEN_UNBOUNDED -> new BrokenUnboundedTaskPool(settings);
      case BROKEN_TURN -> new BrokenTurnTaskPool(settings);
      case BROKEN_SPARE -> new BrokenSpareTaskPool(settings);
      case SUBMITTED -> instantiate(TaskPool.class, settings);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
