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

/// **Broken:** [JdkTaskPool] with a queue that has no bound.
///
/// This is what `Executors.newFixedThreadPool` makes, and what every executor of Python has.
///
/// ## Why it breaks
///
/// The workers are bounded, the work is not. In a burst the pool accepts whatever comes; nobody is
/// slowed down, until the memory is full.
///
/// | step | clients                   | 2 workers             | queued    | late by |
/// |------|---------------------------|-----------------------|-----------|---------|
/// | 1    | 1,000 requests per second | finish 100 per second | 900       | 9 s     |
/// | 2    | the same                  | the same              | 54,000    | 9 min   |
/// | 3    | have long given up        | work for them         | 3,240,000 | 9 h     |
/// | 4    |                           |                       |           | `OutOfMemoryError` |
///
/// The rows are a second, a minute and an hour. A bound with callers that run their own tasks slows
/// the clients down to what the workers can do.
///
/// **Where it is right:** where somebody else bounds the work, such as a list that is given.
///
/// **CERT:** TPS00.
public final class BrokenUnboundedTaskPool extends ThreadPoolExecutor implements TaskPool {

  private static final long LOOK_MILLIS = 5;

  BrokenUnboundedTaskPool(Settings settings) {
    super(
        settings.workers(),
        settings.workers(),
        0,
        TimeUnit.SECONDS,
        queue(settings.capacity()),
        threads(settings),
        (task, pool) -> ((BrokenUnboundedTaskPool) pool).saturated(task, settings.saturation()));
  }

  private static BlockingQueue<Runnable> queue(int capacity) {
    return capacity == 0
        ? new SynchronousQueue<>()
        : new LinkedBlockingQueue<>(); // wound: no bound
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
