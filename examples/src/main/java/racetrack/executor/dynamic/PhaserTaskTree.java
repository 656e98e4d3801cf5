// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/// A fixed pool, and a phaser in which every task is a party.
///
/// **Seed idiom:** `while pending_tasks or active_futures`.
///
/// **Thread safety:** unconditional; each call has a pool and a phaser of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** a task is a party from before it is queued until it has ended. Its children are
///   registered before it arrives, so the phase cannot advance while anything is left.
/// - **Happens-before:** arriving at a phaser precedes the return of whoever awaits the advance.
///
/// ## Cost
///
/// One atomic word that all tasks count on. It holds 16 bits of parties: with more than 65,534
/// tasks at once, `register` throws, and so does the call.
///
/// ## Broken twin
///
/// [BrokenArrivalTaskTree] registers too late.
///
/// ## Sources
///
/// - [java.util.concurrent.Phaser], *Memory consistency*.
public final class PhaserTaskTree implements TaskTree {

  private final int workers;

  PhaserTaskTree(int workers) {
    this.workers = requireAtLeast(1, workers, "workers");
  }

  @Override
  public <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException {
    Harvest<T, R> harvest = new Harvest<>(work);
    Phaser tasks = new Phaser(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      try {
        roots.forEach(root -> grow(root, harvest, tasks, pool));
        tasks.awaitAdvanceInterruptibly(tasks.arrive());
      } catch (InterruptedException e) {
        harvest.fail(e);
        pool.shutdownNow();
        throw e;
      }
    }
    return harvest.results();
  }

  private static <T, R> void grow(
      T task, Harvest<T, R> harvest, Phaser tasks, ExecutorService pool) {
    tasks.register(); // before its parent arrives
    pool.execute(() -> {
      try {
        harvest.run(task).forEach(child -> grow(child, harvest, tasks, pool));
      } catch (RuntimeException e) {
        harvest.fail(e); // too many parties, or the pool is shut down
      } finally {
        tasks.arriveAndDeregister();
      }
    });
  }
}
