// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.executor.pool.TaskPool;

/// The library's pool does the work; a monitor of its own counts who is inside.
public class WithTwoLocks extends ThreadPoolExecutor implements TaskPool {
  private final Settings settings;
  private int free;

  public WithTwoLocks(Settings settings) {
    super(
        settings.workers(),
        settings.workers(),
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        threads(settings));
    this.settings = settings;
    free = settings.workers() + settings.capacity();
    prestartAllCoreThreads();
  }

  private static java.util.concurrent.ThreadFactory threads(Settings settings) {
    AtomicInteger started = new AtomicInteger();
    return worker ->
        new Thread(
            () -> {
              settings.initialiser().run();
              worker.run();
            },
            settings.prefix() + started.incrementAndGet());
  }

  @Override
  public void execute(Runnable task) {
    Objects.requireNonNull(task);
    if (enter()) {
      super.execute(task);
    } else {
      runHere(task);
    }
  }

  private synchronized boolean enter() {
    while (free == 0 && !isShutdown()) {
      if (settings.saturation() == Saturation.CALLER_RUNS) {
        return false;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RejectedExecutionException("interrupted", e);
      }
    }
    if (isShutdown()) {
      throw new RejectedExecutionException("shut down");
    }
    free--;
    return true;
  }

  private static void runHere(Runnable task) {
    boolean interrupted = Thread.interrupted();
    Thread thread = Thread.currentThread();
    try {
      task.run();
    } catch (Throwable e) {
      try {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      } catch (Throwable ignored) {
        // the handler's own
      }
    } finally {
      if (interrupted) {
        thread.interrupt();
      }
    }
  }

  @Override
  protected synchronized void afterExecute(Runnable task, Throwable failure) {
    free++;
    notifyAll();
  }

  @Override
  public void shutdown() {
    super.shutdown();
    wakeAll();
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> waiting = super.shutdownNow();
    wakeAll();
    for (Runnable task : waiting) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    return waiting;
  }

  private synchronized void wakeAll() {
    notifyAll();
  }
}
