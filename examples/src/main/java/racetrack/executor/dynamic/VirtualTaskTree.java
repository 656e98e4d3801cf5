// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A virtual thread for each task, of which so many may go at once.
///
/// **Seed idiom:** `while len(active_futures) < 4 and pending_tasks`.
///
/// **Thread safety:** unconditional; each call has threads and a count of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** `unfinished` counts the tasks that have not ended, and 1 for the caller until
///   it has started the roots. A task is counted in by its parent, before the parent is counted
///   out. So it comes to 0 once, when nothing is left.
/// - **Bound:** a task runs between `acquire` and `release` of one of the `turns`.
/// - **Happens-before:** every change of `unfinished` is seen by the next, and the last opens
///   `over` before the caller passes it.
///
/// ## Cost
///
/// A thread a task, most of which wait for their turn on the heap.
///
/// ## Broken twins
///
/// In [BrokenUncountedTaskTree] a task counts itself in, when it begins. [BrokenUnlimitedTaskTree]
/// has no turns.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*.
public final class VirtualTaskTree implements TaskTree {

  private final int workers;

  VirtualTaskTree(int workers) {
    this.workers = requireAtLeast(1, workers, "workers");
  }

  @Override
  public <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return new Run<>(new Harvest<>(work), threads, new Semaphore(workers)).run(roots);
    }
  }

  private static final class Run<T, R> {

    private final Harvest<T, R> harvest;
    private final ExecutorService threads;
    private final Semaphore turns;
    private final AtomicInteger unfinished = new AtomicInteger(1);
    private final CountDownLatch over = new CountDownLatch(1);

    Run(Harvest<T, R> harvest, ExecutorService threads, Semaphore turns) {
      this.harvest = harvest;
      this.threads = threads;
      this.turns = turns;
    }

    List<R> run(List<T> roots) throws ExecutionException, InterruptedException {
      roots.forEach(this::grow);
      countOut();
      try {
        over.await();
      } catch (InterruptedException e) {
        harvest.fail(e);
        threads.shutdownNow();
        throw e;
      }
      return harvest.results();
    }

    private void grow(T task) {
      unfinished.incrementAndGet();
      threads.execute(() -> {
        try {
          runInTurn(task);
        } catch (InterruptedException | RejectedExecutionException e) {
          harvest.fail(e); // the caller was interrupted
        } finally {
          countOut();
        }
      });
    }

    private void runInTurn(T task) throws InterruptedException {
      List<T> more;
      turns.acquire();
      try {
        more = harvest.run(task);
      } finally {
        turns.release();
      }
      more.forEach(this::grow);
    }

    private void countOut() {
      if (unfinished.decrementAndGet() == 0) {
        over.countDown();
      }
    }
  }
}
