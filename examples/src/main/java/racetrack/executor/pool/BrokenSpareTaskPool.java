// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [ForkJoinTaskPool] that leaves the number of spare workers to the library.
///
/// ## Why it breaks
///
/// A task that waits in a way that the library knows of (at a condition, for a
/// [java.util.concurrent.CompletableFuture]) is taken for one that does not work, and the pool
/// starts a spare worker in its place: up to 256 of them.
///
/// | step | worker 1            | worker 2 (spare)    | tasks that have begun, of 1 |
/// |------|---------------------|---------------------|-----------------------------|
/// | 1    | begins task 1       |                     | 1                           |
/// | 2    | waits for a future  | is started          | 1                           |
/// | 3    |                     | begins task 2       | 2                           |
///
/// **Where it is right:** with tasks that only compute, or wait in other ways, as for a
/// [java.util.concurrent.CountDownLatch].
///
/// **CERT:** TPS00.
public final class BrokenSpareTaskPool extends GuardedTaskPool {

  private static final long KEEP_ALIVE_SECONDS = 60;
  private static final int SPARE = 256; // follows the wound: as many as the library has by itself

  BrokenSpareTaskPool(Settings settings) {
    super(
        new ForkJoinPool(
            settings.workers(),
            threads(settings),
            null,
            true,
            settings.workers(),
            settings.workers() + SPARE, // wound: those that wait are replaced
            1, // follows the wound: as the library has it
            _ -> true,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS),
        settings);
  }

  private static ForkJoinPool.ForkJoinWorkerThreadFactory threads(Settings settings) {
    AtomicInteger started = new AtomicInteger();
    return pool -> {
      Worker worker = new Worker(pool, settings.initialiser());
      worker.setName(settings.prefix() + started.incrementAndGet());
      return worker;
    };
  }

  private static final class Worker extends ForkJoinWorkerThread {

    private final Runnable initialiser;

    Worker(ForkJoinPool pool, Runnable initialiser) {
      super(pool);
      this.initialiser = initialiser;
    }

    @Override
    protected void onStart() {
      super.onStart();
      initialiser.run();
    }
  }
}
