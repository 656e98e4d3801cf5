// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// **Broken:** [VirtualTaskPool] that gives a turn back only if the task did not fail.
///
/// ## Why it breaks
///
/// Each task that throws takes its turn along. When as many have failed as could go at once, nobody
/// goes any more, and nothing says so.
///
/// | step | task 1           | task 2           | task 3          | turns of 2 |
/// |------|------------------|------------------|-----------------|------------|
/// | 1    | begins, throws   |                  |                 | 1          |
/// | 2    |                  | begins, throws   |                 | 0          |
/// | 3    |                  |                  | waits for ever  | 0          |
///
/// **Where it is right:** if no task throws; one that was submitted keeps its failure to itself, so
/// only `execute` shows it.
public final class BrokenTurnTaskPool extends GuardedTaskPool {

  private final Semaphore turns;

  BrokenTurnTaskPool(Settings settings) {
    super(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(settings.prefix(), 1).factory()),
        settings);
    turns = new Semaphore(settings.workers(), true);
  }

  @Override
  void inTurn(Runnable task) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a hard shutdown has taken the task out
      return;
    }
    task.run();
    turns.release(); // wound: not if the task has thrown
  }
}
