// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A virtual thread for each task, of which so many may go at once.
///
/// **Seed idiom:** none. Python's threads are all of the operating system, so it must share them
/// out; here a thread costs little more than its task, and only what the tasks use is shared out.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// The bounds and both shutdowns are those of [GuardedTaskPool]. Each task has its own thread from
/// the start; `turns` has a permit for each that may go at once.
///
/// - **Interruption:** only a hard shutdown interrupts a thread that waits for its turn, and it has
///   taken its task out before. So the thread can end with nothing to do.
/// - **Failure:** it ends the task's own thread, whose handler is told. There is no worker to lose.
///
/// ## Cost
///
/// A thread for each task, on the heap, and two semaphores that all share. It pays where tasks
/// wait: thousands may wait for thousands of answers. Where tasks only compute, it is overhead.
///
/// ## Broken twins
///
/// [BrokenTurnTaskPool] loses a turn with each failure. [BrokenUnboundedTaskPool] shows what the
/// bound is good for: threads that cost little make it easy to have a million of them wait for the
/// same database.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads* (do not pool virtual threads; limit concurrency by a semaphore).
public final class VirtualTaskPool extends GuardedTaskPool {

  private final Semaphore turns;

  VirtualTaskPool(Settings settings) {
    super(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(settings.prefix(), 1).factory()),
        settings);
    // equivalent: drop-fairness, in which order tasks begin is left open.
    turns = new Semaphore(settings.workers(), true);
  }

  @Override
  void inTurn(Runnable task) {
    try {
      turns.acquire();
      // equivalent: swallow-interrupt, it goes on, and finds no task; nobody counts turns any more.
    } catch (InterruptedException e) {
      // equivalent: drop-clean-up, the thread ends here.
      Thread.currentThread().interrupt(); // a hard shutdown has taken the task out
      return;
    }
    try {
      task.run();
    } finally {
      turns.release();
    }
  }
}
