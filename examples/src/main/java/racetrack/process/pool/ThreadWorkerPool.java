// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The library's pool of threads behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `concurrent.futures.ThreadPoolExecutor(max_workers=n)`. Unlike Python's, its
/// threads compute at the same time: this is the class to use, unless a task may take its whole
/// process down.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// It is what [Executors#newFixedThreadPool] makes. A thread is hard to kill: what a task throws,
/// even an [Error], is its future's. If it was given to `execute` the thread does end, and the
/// library starts another. What a task does to the process, such as `halt` or filling the heap, it
/// does to all: that is no death of a worker, and what processes are for.
///
/// ## Cost
///
/// Nothing is copied: a task and its result are handed over by reference, for the price of a
/// wake-up on each side.
///
/// ## Broken twin
///
/// Those of `executor.pool`. Here it is the yardstick.
///
/// ## Sources
///
/// - [java.util.concurrent.ExecutorService], *Memory consistency effects*.
public final class ThreadWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  ThreadWorkerPool(int workers) {
    requireAtLeast(1, workers, "workers");
    super(workers, workers, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>());
  }
}
