// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [TaskManager].
public enum TaskManagerSubject implements Subject {
  /// Workers, a queue and a list, under one lock.
  HAND(sound(HandTaskManager.class)),

  /// The library's pool.
  JDK(library(JdkTaskManager.class)),

  /// A thread for each task.
  VIRTUAL(sound(VirtualTaskManager.class)),

  /// What is queued at shutdown is gone.
  BROKEN_LOSS(
      twinOf(HAND, BrokenLossTaskManager.class)
          .caughtBy(contract("cancelsWhatIsQueuedAtShutdown"), race("Closing"))),

  /// What is cancelled runs.
  BROKEN_TWICE(
      twinOf(HAND, BrokenTwiceTaskManager.class)
          .caughtBy(contract("cancelsWhatIsQueuedAtShutdown"))),

  /// Says that nothing is missing while something is.
  BROKEN_EARLY(
      twinOf(HAND, BrokenEarlyTaskManager.class).against("VNA03").caughtBy(race("Closing"))),

  /// An empty queue is mistaken for the end.
  BROKEN_EMPTY(twinOf(HAND, BrokenEmptyTaskManager.class).caughtBy(contract("waitsForWhatRuns"))),

  /// A failure is nobody's business.
  BROKEN_SILENT(
      twinOf(HAND, BrokenSilentTaskManager.class)
          .against("TPS03")
          .caughtBy(contract("hasAnOutcomeForATaskThatFails"))),

  /// An error is the end of its worker.
  BROKEN_ERROR(
      twinOf(HAND, BrokenErrorTaskManager.class)
          .against("TPS03")
          .caughtBy(contract("hasAnOutcomeForATaskThatFails"))),

  /// What waits at shutdown is not told.
  BROKEN_SEATS(
      twinOf(VIRTUAL, BrokenSeatsTaskManager.class)
          .caughtBy(contract("cancelsWhatIsQueuedAtShutdown"))),

  /// A class from outside.
  SUBMITTED(submitted(JdkTaskManager.class));

  private final Claim claim;

  TaskManagerSubject(Claim claim) {
    this.claim = claim;
  }

  /// Starts a manager without tasks.
  ///
  /// @param workers how many tasks run at once, at most
  /// @param <T> the type of their values
  /// @return the manager
  /// @throws IllegalArgumentException if there is no worker
  public <T> TaskManager<T> start(int workers) {
    return switch (this) {
      case HAND -> HandTaskManager.start(workers);
      case JDK -> new JdkTaskManager<>(workers);
      case VIRTUAL -> new VirtualTaskManager<>(workers);
      case BROKEN_LOSS -> BrokenLossTaskManager.start(workers);
      case BROKEN_TWICE -> BrokenTwiceTaskManager.start(workers);
      case BROKEN_EARLY -> BrokenEarlyTaskManager.start(workers);
      case BROKEN_EMPTY -> BrokenEmptyTaskManager.start(workers);
      case BROKEN_SILENT -> BrokenSilentTaskManager.start(workers);
      case BROKEN_ERROR -> BrokenErrorTaskManager.start(workers);
      case BROKEN_SEATS -> new BrokenSeatsTaskManager<>(workers);
      case SUBMITTED -> instantiate(TaskManager.class, workers);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
