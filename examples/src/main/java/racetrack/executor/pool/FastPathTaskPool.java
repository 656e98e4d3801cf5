// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A pool by hand whose lock is for those who wait: a task that finds room and a busy worker goes
/// by without it.
///
/// **Seed idiom:** as [HandTaskPool].
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// One number, `control`, holds how many accepted tasks are unfinished, and whether the pool is
/// closed or stopped. Whoever changes it knows by the same instruction that what it saw still
/// holds.
///
/// - **Invariant:** at most `workers + capacity` tasks are unfinished, and no task is accepted once
///   the pool is closed, since both are seen in the number that is changed.
/// - **Linearization points:** a task is accepted by the compare-and-set in [#accept], rejected by
///   the read there.
/// - **No task is left behind:** a worker ends only when the pool is closed and nothing is
///   unfinished. A submitter that has been accepted and has not yet queued its task counts as
///   unfinished, so somebody stays for it; if nobody is there yet, it starts a worker itself.
/// - **No lost wake-up:** a worker counts itself in `idle` *before* it looks into the queue for the
///   last time; a submitter queues its task *before* it looks at `idle`. So either the worker finds
///   the task, or the submitter finds the worker. In the same way `waitingForRoom` is raised before
///   the last look for room, and read after a task was counted as finished.
/// - **No superfluous wake-up:** who wakes a worker takes it out of `idle` at once, and leaves a
///   mark in `told`, so that those who come next do not wake it again.
/// - **Stopping:** `shutdownNow` marks the pool as stopped and then empties the queue. A task that
///   is queued after that is found by a worker, which sees the mark and cancels it. A worker clears
///   its interrupt before it looks at the mark, and `shutdownNow` interrupts after it set the mark:
///   so an interrupt that was meant for a task is not lost.
/// - **Happens-before:** the queue hands a task over with all that precedes it; a worker ends under
///   `lock`, which whoever sees the pool terminated holds later.
///
/// ## Cost
///
/// Three atomic changes of `control` and the queue, and no lock as long as nobody is idle and there
/// is room. A worker looks [#LOOKS] times for more before it goes to sleep: to sleep and to be
/// woken costs as much as many empty tasks. It allocates a node of the queue for each task.
///
/// ## Broken twins
///
/// None of its own. Those of [HandTaskPool] show the same wounds in less code.
///
/// ## Sources
///
/// - D. Lea, [java.util.concurrent.ThreadPoolExecutor], whose `ctl` packs state and number, too.
@SuppressWarnings("NonAtomicVolatileUpdate") // what is volatile is read without the lock
public final class FastPathTaskPool extends AbstractExecutorService implements TaskPool {

  /// The number in `control` is below this bit.
  private static final int CLOSED = 1 << 30;

  /// Together with [#CLOSED]: what waits does not run any more. It makes `control` negative.
  private static final int STOPPED = 1 << 31;

  /// How often a worker looks for a task before it goes to sleep.
  private static final int LOOKS = 64;

  private final Settings settings;
  private final int limit;
  private final AtomicInteger control = new AtomicInteger();
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  private final Lock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition termination = lock.newCondition();

  /// How many workers sleep and have not been told to look; written under `lock`.
  private volatile int idle;

  /// How many submitters wait; written under `lock`.
  private volatile int waitingForRoom;

  /// How many workers were started; written under `lock`.
  private volatile int started;

  /// How many workers were told to look, and have not yet woken up.
  @GuardedBy("lock")
  private int told;

  @GuardedBy("lock")
  private final Set<Thread> workers = new HashSet<>();

  private volatile @Nullable Throwable broken;

  FastPathTaskPool(Settings settings) {
    this.settings = settings;
    limit = Math.min(settings.workers() + settings.capacity(), CLOSED - 1);
  }

  @Override
  public void execute(Runnable task) {
    requireNonNull(task, "task");
    int before = accept();
    if (before < 0) {
      task.run();
      return;
    }
    if (before >= started && started < settings.workers()) {
      startWorker(before);
    }
    queue.add(task);
    if (idle > 0) {
      wakeWorker();
    }
  }

  /// Waits for room if it has to.
  ///
  /// @return how many tasks were unfinished before this one, or -1 if the caller is to run it
  private int accept() {
    while (true) {
      int now = control.get();
      if (isClosed(now)) {
        Throwable cause = broken;
        throw new RejectedExecutionException(
            cause == null ? "the pool is shut down" : "the initialiser failed", cause);
      }
      if (now < limit) {
        if (control.compareAndSet(now, now + 1)) { // linearization point
          return now;
        }
      } else if (settings.saturation() == Saturation.CALLER_RUNS) {
        return -1;
      } else {
        awaitRoom();
      }
    }
  }

  private static boolean isClosed(int control) {
    return (control & CLOSED) != 0;
  }

  /// Whether nothing is unfinished, and nothing will come.
  private boolean isOver() {
    return (control.get() & ~STOPPED) == CLOSED;
  }

  private void awaitRoom() {
    lock.lock();
    try {
      waitingForRoom++;
      while (control.get() == limit) {
        room.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    } finally {
      waitingForRoom--;
      lock.unlock();
    }
  }

  /// Starts a worker, unless others have started enough of them for the tasks that there were.
  private void startWorker(int before) {
    lock.lock();
    try {
      if (before >= started && started < settings.workers()) {
        Thread worker = new Thread(this::work, settings.prefix() + (started + 1));
        worker.start();
        workers.add(worker);
        started++;
      }
    } catch (Throwable e) {
      finish();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void wakeWorker() {
    lock.lock();
    try {
      if (idle > 0) {
        idle--;
        told++;
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      settings.initialiser().run();
    } catch (Throwable e) {
      broken = e;
      failAll(stop());
      HandTaskPool.report(e);
    }
    boolean goesOn = true;
    while (goesOn) {
      goesOn = runNext();
    }
    leave();
  }

  /// Runs the next task. While this waits for one, no variable refers to the one before.
  ///
  /// @return whether there was one; if not, the worker has to end
  private boolean runNext() {
    Runnable task = next();
    if (task == null) {
      return false;
    }
    run(task);
    finish();
    return true;
  }

  private @Nullable Runnable next() {
    for (int look = 0; look < LOOKS; look++) {
      Runnable task = queue.poll();
      if (task != null) {
        return task;
      }
      Thread.onSpinWait();
    }
    return awaitTask();
  }

  private @Nullable Runnable awaitTask() {
    lock.lock();
    try {
      while (true) {
        idle++;
        Runnable task = queue.poll();
        if (task != null || isOver()) {
          idle--;
          return task;
        }
        while (told == 0 && !isOver()) {
          work.awaitUninterruptibly();
        }
        if (told > 0) {
          told--;
        } else {
          idle--;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(Runnable task) {
    Thread.interrupted(); // what was meant for the task before must not hit this one
    if (control.get() < 0) {
      drop(task);
      return;
    }
    try {
      task.run();
    } catch (Throwable e) {
      HandTaskPool.report(e);
    }
  }

  /// Counts a task as finished, and tells those who wait for that.
  private void finish() {
    int left = control.decrementAndGet();
    if (waitingForRoom > 0 || isClosed(left)) {
      lock.lock();
      try {
        room.signal();
        if (isOver()) {
          signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void leave() {
    lock.lock();
    try {
      workers.remove(Thread.currentThread());
      termination.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void shutdown() {
    close(CLOSED);
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> queued = stop();
    queued.forEach(FastPathTaskPool::cancel);
    return queued;
  }

  /// Stops the pool.
  ///
  /// @return what will not run any more
  private List<Runnable> stop() {
    close(CLOSED | STOPPED);
    List<Runnable> queued = new ArrayList<>();
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      queued.add(task);
      finish();
    }
    lock.lock();
    try {
      workers.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
    return queued;
  }

  private void close(int how) {
    control.updateAndGet(now -> now | how);
    lock.lock();
    try {
      signalAll();
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void signalAll() {
    work.signalAll();
    room.signalAll();
    termination.signalAll();
  }

  /// Ends a task that came too late to run.
  private void drop(Runnable task) {
    if (broken == null) {
      cancel(task);
    } else {
      failAll(List.of(task));
    }
  }

  private static void cancel(Runnable task) {
    if (task instanceof Future<?> future) {
      future.cancel(false);
    }
  }

  private void failAll(List<Runnable> tasks) {
    Throwable cause = requireNonNull(broken);
    for (Runnable task : tasks) {
      if (task instanceof HandTaskPool.Task<?> future) {
        future.setException(cause);
      }
    }
  }

  @Override
  public boolean isShutdown() {
    return isClosed(control.get());
  }

  @Override
  public boolean isTerminated() {
    lock.lock();
    try {
      return isOver() && workers.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!isOver() || !workers.isEmpty()) {
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
    return new HandTaskPool.Task<>(callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return newTaskFor(() -> {
      runnable.run();
      return value;
    });
  }
}
