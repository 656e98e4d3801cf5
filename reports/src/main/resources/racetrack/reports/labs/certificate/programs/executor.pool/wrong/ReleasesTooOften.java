// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.executor.pool.TaskPool;

/// M9, promise 3, clever: whoever is interrupted while it waits for a permit gives one back.
public class ReleasesTooOften extends ThreadPoolExecutor implements TaskPool {
  private final Settings settings;
  private final Semaphore room;

  public ReleasesTooOften(Settings settings) {
    super(
        settings.workers(),
        settings.workers(),
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        threads(settings));
    this.settings = settings;
    room = new Semaphore(settings.workers() + settings.capacity());
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
    if (isShutdown()) {
      throw new RejectedExecutionException("shut down");
    }
    if (!room.tryAcquire()) {
      if (settings.saturation() == Saturation.CALLER_RUNS) {
        runHere(task);
        return;
      }
      try {
        room.acquire();
      } catch (InterruptedException e) {
        room.release();
        Thread.currentThread().interrupt();
        throw new RejectedExecutionException("interrupted", e);
      }
    }
    super.execute(task);
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
  protected void afterExecute(Runnable task, Throwable failure) {
    room.release();
  }

  @Override
  public void shutdown() {
    super.shutdown();
    room.release(1 << 20); // whoever waits is rejected
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> waiting = super.shutdownNow();
    room.release(1 << 20);
    for (Runnable task : waiting) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    return waiting;
  }
}
