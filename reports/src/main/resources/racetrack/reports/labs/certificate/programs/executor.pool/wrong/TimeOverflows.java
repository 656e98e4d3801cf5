// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import racetrack.executor.pool.TaskPool;

/// M16, promise 15, clever: the end of a long time lies before its beginning.
public class TimeOverflows extends AbstractExecutorService implements TaskPool {
  private final Settings settings;
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Set<Thread> workers = new HashSet<>();
  private int unfinished;
  private int started;
  private boolean shutdown;
  private boolean stopped;

  public TimeOverflows(Settings settings) {
    this.settings = settings;
  }

  public void execute(Runnable task) {
    Objects.requireNonNull(task);
    if (!accept(task)) {
      boolean interrupted = Thread.interrupted();
      try {
        runSafely(task);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private synchronized boolean accept(Runnable task) {
    rejectIfShutDown();
    while (unfinished >= (long) settings.workers() + settings.capacity()) {
      if (settings.saturation() == Saturation.CALLER_RUNS) {
        return false;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RejectedExecutionException("interrupted", e);
      }
      rejectIfShutDown();
    }
    unfinished++;
    queue.add(task);
    if (workers.size() < settings.workers()) {
      Thread worker = new Thread(this::work, settings.prefix() + ++started);
      workers.add(worker);
      worker.start();
    }
    notifyAll();
    return true;
  }

  private void rejectIfShutDown() {
    if (shutdown) {
      throw new RejectedExecutionException("shut down");
    }
  }

  private void work() {
    runSafely(settings.initialiser());
    Runnable task = next();
    while (task != null) {
      runSafely(task);
      finished();
      task = next();
    }
  }

  private synchronized Runnable next() {
    while (queue.isEmpty() && !shutdown) {
      try {
        wait();
      } catch (InterruptedException e) {
        // look again
      }
    }
    if (queue.isEmpty()) {
      workers.remove(Thread.currentThread());
      notifyAll();
      return null;
    }
    if (!stopped) {
      Thread.interrupted();
    }
    return queue.remove();
  }

  private synchronized void finished() {
    unfinished--;
    notifyAll();
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      try {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      } catch (Throwable ignored) {
        // the handler's own
      }
    }
  }

  public synchronized void shutdown() {
    shutdown = true;
    notifyAll();
  }

  public List<Runnable> shutdownNow() {
    List<Runnable> waiting;
    synchronized (this) {
      shutdown = true;
      stopped = true;
      waiting = new ArrayList<>(queue);
      queue.clear();
      unfinished -= waiting.size();
      workers.forEach(Thread::interrupt);
      notifyAll();
    }
    for (Runnable task : waiting) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    return waiting;
  }

  public synchronized boolean isShutdown() {
    return shutdown;
  }

  public synchronized boolean isTerminated() {
    return shutdown && workers.isEmpty() && queue.isEmpty();
  }

  public synchronized boolean awaitTermination(long timeout, TimeUnit unit)
      throws InterruptedException {
    long end = System.currentTimeMillis() + unit.toMillis(timeout);
    while (!isTerminated()) {
      long left = System.currentTimeMillis() < end ? end - System.currentTimeMillis() : 0;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
