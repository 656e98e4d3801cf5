// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/// **Broken:** [PhaserTaskTree] in which a task arrives before its children are registered.
///
/// ## Why it breaks
///
/// Between the arrival of the parent and the registration of its first child, nobody is missing.
/// The phase advances, and the caller takes that for the end.
///
/// | step | worker                 | caller               | parties that are missing |
/// |------|------------------------|----------------------|--------------------------|
/// | 1    | runs the only task     | waits                | 1                        |
/// | 2    | arrives                | waits                | 0                        |
/// | 3    |                        | closes the pool      | 0                        |
/// | 4    | `execute` of the child |                      | the pool refuses it      |
///
/// **Where it is right:** while another task runs on.
///
/// **CERT:** VNA03.
public final class BrokenArrivalTaskTree implements TaskTree {

  private final int workers;

  BrokenArrivalTaskTree(int workers) {
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
        List<T> more = harvest.run(task);
        tasks.arriveAndDeregister(); // wound: its children do not count yet
        more.forEach(child -> grow(child, harvest, tasks, pool));
      } catch (RuntimeException e) {
        harvest.fail(e); // too many parties, or the pool is shut down
      } // follows the wound: it has arrived already
    });
  }
}
