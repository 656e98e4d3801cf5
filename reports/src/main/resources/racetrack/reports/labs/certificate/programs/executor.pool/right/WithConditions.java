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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.executor.pool.TaskPool;

/// One lock, and a condition for each reason to wait.
public class WithConditions extends AbstractExecutorService implements TaskPool {
  private final Settings settings;
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Set<Thread> workers = new HashSet<>();
  private int unfinished;
  private int started;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition end = lock.newCondition();
  private boolean shutdown;
  private boolean stopped;

  public WithConditions(Settings settings) {
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

  private boolean accept(Runnable task) {
    lock.lock();
    try {
      return acceptLocked(task);
    } finally {
      lock.unlock();
    }
  }

  private boolean acceptLocked(Runnable task) {
    rejectIfShutDown();
    while (unfinished >= settings.workers() + settings.capacity()) {
      if (settings.saturation() == Saturation.CALLER_RUNS) {
        return false;
      }
      try {
        room.await();
      } catch (InterruptedException e) {
        room.signal(); // if it was meant for this one
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
    work.signal();
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

  private Runnable next() {
    lock.lock();
    try {
      while (queue.isEmpty() && !shutdown) {
        work.awaitUninterruptibly();
      }
      if (queue.isEmpty()) {
        workers.remove(Thread.currentThread());
        end.signalAll();
        return null;
      }
      if (!stopped) {
        Thread.interrupted();
      }
      return queue.remove();
    } finally {
      lock.unlock();
    }
  }

  private void finished() {
    lock.lock();
    try {
      unfinished--;
      room.signal();
    } finally {
      lock.unlock();
    }
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

  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  private void wakeAll() {
    work.signalAll();
    room.signalAll();
    end.signalAll();
  }

  public List<Runnable> shutdownNow() {
    List<Runnable> waiting;
    lock.lock();
    try {
      shutdown = true;
      stopped = true;
      waiting = new ArrayList<>(queue);
      queue.clear();
      unfinished -= waiting.size();
      workers.forEach(Thread::interrupt);
      wakeAll();
    } finally {
      lock.unlock();
    }
    for (Runnable task : waiting) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    return waiting;
  }

  public boolean isShutdown() {
    lock.lock();
    try {
      return shutdown;
    } finally {
      lock.unlock();
    }
  }

  public boolean isTerminated() {
    lock.lock();
    try {
      return shutdown && workers.isEmpty() && queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (!isTerminated()) {
        if (left <= 0) {
          return false;
        }
        left = end.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
