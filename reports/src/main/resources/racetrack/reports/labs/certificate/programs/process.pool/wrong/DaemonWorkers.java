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
import racetrack.process.pool.WorkerPool;

/// M10, promise 7: its workers are daemons, so the end of main is the end of what was submitted.
public class DaemonWorkers extends AbstractExecutorService implements WorkerPool {
  private final int size;
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Set<Thread> workers = new HashSet<>();
  private int unfinished;
  private int started;
  private boolean shutdown;
  private boolean stopped;

  public DaemonWorkers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
    }
    size = workers;
  }

  public void execute(Runnable task) {
    Objects.requireNonNull(task);
    accept(task);
  }

  private synchronized void accept(Runnable task) {
    rejectIfShutDown();
    unfinished++;
    queue.add(task);
    if (workers.size() < size) {
      Thread worker = new Thread(this::work, "worker-" + ++started);
      workers.add(worker);
      worker.setDaemon(true);
      worker.start();
    }
    notifyAll();
  }

  private void rejectIfShutDown() {
    if (shutdown) {
      throw new RejectedExecutionException("shut down");
    }
  }

  private void work() {
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
    long start = System.nanoTime();
    long nanos = unit.toNanos(timeout);
    while (!isTerminated()) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.timedWait(this, left / 1_000_000 + 1);
    }
    return true;
  }
}
