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

/// **Broken:** [VirtualTaskTree] in which a task counts itself in when it begins.
///
/// ## Why it breaks
///
/// Between the moment a task is made and the moment it begins, nobody counts it.
///
/// | step | parent                 | child         | caller            | `unfinished` |
/// |------|------------------------|---------------|-------------------|--------------|
/// | 1    | runs                   |               | waits             | 1            |
/// | 2    | starts the child       |               | waits             | 1            |
/// | 3    | ends: none is left     |               | is let through    | 0            |
/// | 4    |                        | begins        | returns           | 1            |
///
/// The caller has the results of some of the tasks, and others still run.
///
/// **Where it is right:** where the child is sure to begin before its parent ends.
///
/// **CERT:** VNA03.
public final class BrokenUncountedTaskTree implements TaskTree {

  private final int workers;

  BrokenUncountedTaskTree(int workers) {
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
      // follows the wound: no `unfinished.incrementAndGet()`
      threads.execute(() -> {
        unfinished.incrementAndGet(); // wound: by its parent, before it is started
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
