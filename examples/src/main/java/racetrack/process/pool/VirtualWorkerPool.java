// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The library's pool, with virtual threads: beside threads and processes in the charts.
///
/// **Seed idiom:** `concurrent.futures.ThreadPoolExecutor(max_workers=n)`, where tasks wait.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// As [ThreadWorkerPool]. Virtual threads need no pool, since they cost next to nothing; here it
/// keeps their number to the contract's. They are daemons, all of them: without an [Anchor], the
/// end of `main` would be the end of the tasks. It holds while `unended` is above zero: each task
/// that was accepted counts from before it is queued until it has run, or was returned.
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

  private final AtomicLong unended = new AtomicLong();
  private final Anchor anchor = new Anchor(() -> unended.get() > 0 && !isTerminated());

  VirtualWorkerPool(int workers) {
    requireAtLeast(1, workers, "workers");
    super(
        workers,
        workers,
        0,
        TimeUnit.NANOSECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofVirtual().name("virtual worker ", 1).factory());
  }

  @Override
  public void execute(Runnable task) {
    unended.incrementAndGet();
    boolean accepted = false;
    try {
      super.execute(task);
      accepted = true;
    } finally {
      if (accepted) {
        anchor.hold();
      } else {
        unended.decrementAndGet();
      }
    }
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable failure) {
    super.afterExecute(task, failure);
    unended.decrementAndGet();
  }

  @Override
  protected void terminated() {
    super.terminated();
    anchor.letGo();
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> unbegun = super.shutdownNow();
    unended.addAndGet(-unbegun.size());
    return unbegun;
  }
}
