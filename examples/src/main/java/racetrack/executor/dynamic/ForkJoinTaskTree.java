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

/// Fork/join tasks that complete when all below them have.
///
/// **Seed idiom:** `while pending_tasks or active_futures`.
///
/// **Thread safety:** unconditional; each call has a pool of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** a node's pending count is the number of its children that have not completed.
///   It is set before the first of them is forked, and whoever finds it at 0 completes the node and
///   goes on to its parent. So the root completes when nothing is left.
/// - **No thread waits for a child,** so the depth of the tree is not that of a stack.
/// - **No more than the workers:** for a task that waits in a way that it knows of, the library
///   would start a spare worker. Here its maximum forbids it.
/// - **Happens-before:** completing a task precedes the return of whoever gets it.
///
/// ## Cost
///
/// A queue for each worker, whose own end costs it no lock: children are taken where they were
/// made, the newest first, and idle workers steal the oldest. A node is kept until all below it
/// have ended.
///
/// ## Broken twins
///
/// [BrokenSpareTaskTree] has a worker in place of each that waits; [BrokenUncountedTaskTree] counts
/// children too late, by way of [VirtualTaskTree].
///
/// ## Sources
///
/// - [java.util.concurrent.CountedCompleter].
public final class ForkJoinTaskTree implements TaskTree {

  private static final long KEEP_ALIVE_SECONDS = 60;

  private final int workers;

  ForkJoinTaskTree(int workers) {
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
        workers, // none in place of one that waits
        0,
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
