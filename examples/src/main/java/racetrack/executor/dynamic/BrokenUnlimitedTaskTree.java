// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [VirtualTaskTree] that lets every task go at once.
///
/// ## Why it breaks
///
/// Threads that cost little are no reason to have what they use without a bound: connections,
/// files, memory. With 2 workers and a root that makes 1,000 tasks:
///
/// | step | root              | tasks                   | at once |
/// |------|-------------------|-------------------------|---------|
/// | 1    | makes 1,000 tasks |                         | 1       |
/// | 2    |                   | all begin               | 1,000   |
/// | 3    |                   | all ask one server      | 1,000   |
///
/// **Where it is right:** where something else limits how many go at once.
///
/// **CERT:** TPS00.
public final class BrokenUnlimitedTaskTree implements TaskTree {

  // follows the wound: no `workers`
  BrokenUnlimitedTaskTree(int workers) {
    requireAtLeast(1, workers, "workers"); // follows the wound: it is not kept
  }

  // follows the wound
  @Override
  public <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return new Run<>(new Harvest<>(work), threads).run(roots); // follows the wound
    }
  }

  private static final class Run<T, R> {

    private final Harvest<T, R> harvest;
    private final ExecutorService threads;
    // follows the wound: no `turns`
    private final AtomicInteger unfinished = new AtomicInteger(1);
    private final CountDownLatch over = new CountDownLatch(1);

    Run(Harvest<T, R> harvest, ExecutorService threads) { // follows the wound
      this.harvest = harvest;
      this.threads = threads;
      // follows the wound: no `this.turns = turns`
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
          runAtOnce(task); // follows the wound
        } finally {
          countOut();
        }
      });
    }

    private void runAtOnce(T task) {
      harvest.run(task).forEach(this::grow); // wound: without a turn
    }

    private void countOut() {
      if (unfinished.decrementAndGet() == 0) {
        over.countDown();
      }
    }
  }
}
