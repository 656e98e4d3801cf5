// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The library's pool, with virtual threads: beside threads and processes in the charts.
///
/// **Seed idiom:** `concurrent.futures.ThreadPoolExecutor(max_workers=n)`, where tasks wait.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// As [ThreadWorkerPool]. Virtual threads need no pool, since they cost next to nothing; here it
/// keeps their number to the contract's.
///
/// ## Cost
///
/// As [ThreadWorkerPool], but a thread that waits does not keep a carrier, and to wake one is no
/// system call if a carrier is awake. For tasks that compute there are no more processors than
/// before.
///
/// ## Broken twin
///
/// Those of `executor.pool`.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*.
public final class VirtualWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  VirtualWorkerPool(int workers) {
    super(
        workers,
        workers,
        0,
        TimeUnit.NANOSECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofVirtual().name("virtual worker ", 1).factory());
  }
}
