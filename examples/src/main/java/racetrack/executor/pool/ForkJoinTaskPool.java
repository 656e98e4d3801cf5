// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Workers with a queue each, who steal from each other when they have nothing to do.
///
/// **Seed idiom:** none; Python's workers share one queue.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// The bounds and both shutdowns are those of [GuardedTaskPool]; queues and workers are
/// [ForkJoinPool]'s, in its mode for tasks that nobody joins (oldest first). It may start spare
/// workers for those that block in ways that it knows of; here its maximum forbids it.
///
/// - **Failure:** the pool tells the worker's handler, and the worker goes on.
/// - **Termination:** the library looks whether a pool is over when a worker has nothing to do. In
///   JDK 25, a submission that is being rejected at that moment looks like one that is under way,
///   and nobody looks again until the keep-alive time has passed. So whoever is rejected asks
///   [ForkJoinPool#isTerminated], which does.
///
/// ## Cost
///
/// Submitters and workers meet at many queues instead of one, and the more workers there are the
/// more that is worth. The seats are one semaphore for all, and so is the set of those who wait:
/// the price of bounds that the library's own queues do not have.
///
/// ## Broken twins
///
/// [BrokenSpareTaskPool] starts a worker for each that waits. [BrokenUnboundedTaskPool]: without
/// the seats, this pool would have no bound either.
///
/// ## Sources
///
/// - D. Lea, *A Java Fork/Join Framework*, Java Grande 2000.
/// - The source of [ForkJoinPool] in JDK 25: `deactivate`, `quiescent` and `tryTerminate`.
public final class ForkJoinTaskPool extends GuardedTaskPool {

  private static final long KEEP_ALIVE_SECONDS = 60;

  ForkJoinTaskPool(Settings settings) {
    super(
        new ForkJoinPool(
            settings.workers(),
            threads(settings),
            null,
            true,
            settings.workers(),
            settings.workers(),
            0,
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
