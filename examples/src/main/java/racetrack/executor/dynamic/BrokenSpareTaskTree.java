// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.io.Serial;
import java.util.List;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ForkJoinTaskTree] that leaves the number of spare workers to the library, as `new
/// ForkJoinPool(workers)` does.
///
/// ## Why it breaks
///
/// A task that waits in a way that the library knows of (at a condition, for a
/// [java.util.concurrent.CompletableFuture]) is taken for one that does not work, and when nearly
/// all wait, the pool starts spare workers in their place, up to 256 of them.
///
/// | step | worker 1           | worker 2 (spare) | tasks at a time, of 1 |
/// |------|--------------------|------------------|-----------------------|
/// | 1    | begins task 1      |                  | 1                     |
/// | 2    | waits for a future | is started       | 1                     |
/// | 3    |                    | begins task 2    | 2                     |
///
/// **Where it is right:** with tasks that only compute, or wait in other ways, as for a
/// [java.util.concurrent.CountDownLatch].
///
/// **CERT:** TPS00.
public final class BrokenSpareTaskTree implements TaskTree {

  private static final long KEEP_ALIVE_SECONDS = 60;
  private static final int SPARE = 256; // follows the wound: as many as the library has by itself

  private final int workers;

  BrokenSpareTaskTree(int workers) {
    this.workers = requireAtLeast(1, workers, "workers");
  }

  @Override
  public <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException {
    Harvest<T, R> harvest = new Harvest<>(work);
    try (ForkJoinPool pool = pool()) {
      try {
        pool.submit(new Node<>(null, harvest, roots)).get();
      } catch (InterruptedException e) {
        harvest.fail(e);
        pool.shutdownNow();
        throw e;
      }
    }
    return harvest.results();
  }

  private ForkJoinPool pool() {
    return new ForkJoinPool(
        workers,
        ForkJoinPool.defaultForkJoinWorkerThreadFactory,
        null,
        false,
        workers,
        workers + SPARE, // wound: those that wait are replaced
        1, // follows the wound: as the library has it
        _ -> true,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS);
  }

  /// Tasks that were made together. The root has those to begin with.
  @SuppressWarnings("serial") // it is never serialised
  private static final class Node<T, R> extends CountedCompleter<@Nullable Void> {

    @Serial private static final long serialVersionUID = 1;

    private final Harvest<T, R> harvest;
    private final List<T> tasks;

    Node(@Nullable CountedCompleter<?> parent, Harvest<T, R> harvest, List<T> tasks) {
      super(parent);
      this.harvest = harvest;
      this.tasks = tasks;
    }

    @Override
    public void compute() {
      if (tasks.size() == 1) {
        List<T> more = harvest.run(tasks.getFirst());
        forkEach(more);
      } else {
        forkEach(tasks);
      }
      tryComplete();
    }

    private void forkEach(List<T> children) {
      addToPendingCount(children.size());
      children.forEach(child -> new Node<>(this, harvest, List.of(child)).fork());
    }
  }
}
