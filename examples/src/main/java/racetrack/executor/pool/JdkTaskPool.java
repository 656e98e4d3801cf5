// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The library's pool of a fixed size behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `ThreadPoolExecutor(max_workers=n)`. This is the class to use, with a bounded
/// queue: [java.util.concurrent.Executors#newFixedThreadPool] gives it one without a bound.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// The queue, the workers and their ends are [ThreadPoolExecutor]'s. Ours is what it does
/// differently:
///
/// - **Saturation:** its handler is called both when there is no room and when the pool is shut
///   down, and must tell the two apart. The library's `CallerRunsPolicy` drops the task in the
///   second case, and whoever waits for it waits for ever.
/// - **Waiting for room:** nobody tells a thread that waits in `offer` of a shutdown, so it looks
///   every few milliseconds. The room may be that of a task that ended behind the shutdown, and
///   then it comes too late: whoever looks at such a task first, be it its submitter, a worker or a
///   hard shutdown, decides for all of them whether it is accepted, by whether the pool is shut
///   down. Its submitter takes a rejected one out again, where no worker may be left.
/// - **Capacity 0:** a [SynchronousQueue] takes a task only from hand to hand. CERT recommends it,
///   with callers that run tasks, for tasks that depend on each other.
/// - **A shutdown among the first tasks:** a worker that is about to be started when the pool is
///   shut down is not started in JDK 25, and what was queued behind it has nobody: it never runs,
///   and the pool never ends. But the task that was to be the worker's first is rejected, so the
///   thread that gets the rejection starts a worker, if anything is queued.
/// - **Hard shutdown:** it returns what was queued and leaves the futures pending; we cancel them.
///
/// ## Cost
///
/// As [HandTaskPool], but two locks, one for either end of the queue. Until it has all its workers,
/// it starts one for every task, though others are idle.
///
/// ## Broken twin
///
/// [BrokenUnboundedTaskPool] leaves the bound of the queue out.
///
/// ## Sources
///
/// - [java.util.concurrent.ExecutorService], *Memory consistency effects*.
/// - The source of [ThreadPoolExecutor] in JDK 25: `addWorker` and `addWorkerFailed`.
/// - SEI CERT Oracle Coding Standard for Java, TPS00 and TPS01.
public final class JdkTaskPool extends ThreadPoolExecutor implements TaskPool {

  private static final long LOOK_MILLIS = 5;

  JdkTaskPool(Settings settings) {
    super(
        settings.workers(),
        settings.workers(),
        0,
        TimeUnit.SECONDS,
        queue(settings.capacity()),
        threads(settings),
        (task, pool) -> ((JdkTaskPool) pool).saturated(task, settings.saturation()));
  }

  private static BlockingQueue<Runnable> queue(int capacity) {
    return capacity == 0 ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(capacity);
  }

  private static ThreadFactory threads(Settings settings) {
    AtomicInteger started = new AtomicInteger();
    return worker ->
        new Thread(
            () -> {
              settings.initialiser().run();
              worker.run();
            },
            settings.prefix() + started.incrementAndGet());
  }

  private void saturated(Runnable task, Saturation saturation) {
    if (isShutdown()) {
      throw rejection();
    }
    switch (saturation) {
      case CALLER_RUNS -> PoolTask.runByCaller(task);
      case BLOCK -> awaitRoom(task);
    }
  }

  private void awaitRoom(Runnable task) {
    Late late = new Late(task);
    try {
      // equivalent: timeout-to-zero, it looks more often.
      while (!getQueue().offer(late, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (isShutdown()) {
          throw rejection();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    }
    if (!late.isAccepted()) {
      remove(late);
      throw rejection();
    }
  }

  /// A task whose submitter has waited for room. The same task may be submitted more than once, so
  /// each submission is one of its own.
  private final class Late implements Runnable {

    private final Runnable task;
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.OPEN);

    Late(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (isAccepted()) {
        task.run();
      }
    }

    /// {@return whether it is accepted} Whoever asks first decides it, for all.
    boolean isAccepted() {
      Standing now = isShutdown() ? Standing.REJECTED : Standing.ACCEPTED;
      standing.compareAndSet(Standing.OPEN, now);
      return standing.get() == Standing.ACCEPTED;
    }
  }

  private enum Standing {
    OPEN,
    ACCEPTED,
    REJECTED
  }

  /// Makes sure that there is a worker for what is queued.
  private RejectedExecutionException rejection() {
    boolean _ = prestartCoreThread();
    return new RejectedExecutionException("the pool is shut down");
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> queued = super.shutdownNow();
    queued.removeIf(task -> task instanceof Late late && !late.isAccepted());
    queued.replaceAll(task -> task instanceof Late late ? late.task : task);
    PoolTask.cancelAll(queued);
    return queued;
  }
}
