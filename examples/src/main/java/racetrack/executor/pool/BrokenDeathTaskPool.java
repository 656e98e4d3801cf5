// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HandTaskPool] without the `catch` around a task.
///
/// ## Why it breaks
///
/// A thread that runs foreign code must survive it. The exception ends the worker's loop and with
/// it the thread, and nobody starts another: the pool takes it for busy. One worker:
///
/// | step | client              | worker 1          | queued  | seen as running |
/// |------|---------------------|-------------------|---------|-----------------|
/// | 1    | `execute(a)`        |                   | `[a]`   |                 |
/// | 2    |                     | takes a, it fails | `[]`    | a               |
/// | 3    |                     | dies              | `[]`    | a               |
/// | 4    | `submit(b)`         |                   | `[b]`   | a               |
/// | 5    | waits for b         |                   | `[b]`   | a               |
///
/// With more workers the pool gets slower failure by failure, and stops with the last one.
///
/// **Where it is right:** for tasks from `submit`, whose future catches everything.
public final class BrokenDeathTaskPool extends AbstractExecutorService implements TaskPool {

  private enum State {
    RUNNING,

    /// Nothing more is accepted.
    SHUT_DOWN,

    /// Nor does what is queued run.
    STOPPED
  }

  private final Settings settings;
  private final Lock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition termination = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Runnable> queue = new ArrayDeque<>();

  @GuardedBy("lock")
  private final Set<Thread> workers = new HashSet<>();

  @GuardedBy("lock")
  private State state = State.RUNNING;

  @GuardedBy("lock")
  private int unfinished;

  @GuardedBy("lock")
  private int started;

  @GuardedBy("lock")
  private @Nullable Throwable broken;

  BrokenDeathTaskPool(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void execute(Runnable task) {
    requireNonNull(task, "task");
    if (!accept(task)) {
      PoolTask.runByCaller(task);
    }
  }

  /// {@return whether the task is accepted; if not, the caller is to run it}
  private boolean accept(Runnable task) {
    lock.lock();
    try {
      rejectUnlessRunning();
      while (unfinished == settings.workers() + settings.capacity()) {
        if (settings.saturation() == Saturation.CALLER_RUNS) {
          return false;
        }
        awaitRoom();
        rejectUnlessRunning();
      }
      if (unfinished >= workers.size() && workers.size() < settings.workers()) {
        startWorker();
      } else {
        work.signal();
      }
      unfinished++;
      queue.add(task); // linearization point
      return true;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void rejectUnlessRunning() {
    if (state != State.RUNNING) {
      throw new RejectedExecutionException(
          broken == null ? "the pool is shut down" : "the initialiser failed", broken);
    }
  }

  @GuardedBy("lock")
  @SuppressWarnings("WaitNotInLoop") // the caller's
  private void awaitRoom() {
    try {
      room.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    }
  }

  /// Starts a worker. It comes to the lock, and so to the queue, after its starter.
  @GuardedBy("lock")
  private void startWorker() {
    Thread worker = new Thread(this::work, settings.prefix() + ++started);
    worker.start();
    workers.add(worker);
  }

  private void work() {
    try {
      settings.initialiser().run();
    } catch (Throwable e) {
      breakDown(e);
      return;
    }
    boolean goesOn = runNext(0);
    while (goesOn) {
      goesOn = runNext(1);
    }
  }

  /// Runs the next task. While this waits for one, no variable refers to the one before.
  ///
  /// @param finished how many tasks this worker has finished since it asked last: none or one
  /// @return whether there was one; if not, the worker has to end
  private boolean runNext(int finished) {
    Runnable task = take(finished);
    if (task == null) {
      return false;
    }
    task.run(); // wound: no `catch`
    return true;
  }

  private @Nullable Runnable take(int finished) {
    lock.lock();
    try {
      if (finished > 0) {
        unfinished--;
        room.signal();
      }
      while (queue.isEmpty() && state == State.RUNNING) {
        work.awaitUninterruptibly();
      }
      Runnable task = queue.poll();
      if (task == null) {
        leave();
      } else {
        Thread.interrupted(); // what was meant for the task before must not hit this one
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void leave() {
    workers.remove(Thread.currentThread());
    termination.signalAll();
  }

  /// Fails everything, since a worker cannot begin.
  private void breakDown(Throwable cause) {
    List<Runnable> queued;
    lock.lock();
    try {
      if (broken == null) {
        broken = cause;
      }
      queued = stop();
      leave();
    } finally {
      lock.unlock();
    }
    PoolTask.report(cause);
    PoolTask.failAll(queued, cause);
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      if (state == State.RUNNING) {
        state = State.SHUT_DOWN;
      }
      signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> queued;
    lock.lock();
    try {
      queued = stop();
      workers.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
    PoolTask.cancelAll(queued);
    return queued;
  }

  /// {@return what will not run any more}
  @GuardedBy("lock")
  private List<Runnable> stop() {
    state = State.STOPPED;
    List<Runnable> queued = List.copyOf(queue);
    queue.clear();
    unfinished -= queued.size();
    signalAll();
    return queued;
  }

  @GuardedBy("lock")
  private void signalAll() {
    work.signalAll();
    room.signalAll();
    termination.signalAll();
  }

  @Override
  public boolean isShutdown() {
    lock.lock();
    try {
      return state != State.RUNNING;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isTerminated() {
    lock.lock();
    try {
      return state != State.RUNNING && workers.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (state == State.RUNNING || !workers.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = termination.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new PoolTask<>(callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new PoolTask<>(runnable, value);
  }
}
