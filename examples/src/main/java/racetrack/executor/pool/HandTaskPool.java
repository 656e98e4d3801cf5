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

/// A pool by hand: workers that take tasks from a queue, under one lock.
///
/// **Seed idiom:** `ThreadPoolExecutor(max_workers=n, thread_name_prefix=…, initializer=…)`, whose
/// queue has no bound.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// Everything is guarded by `lock`; tasks run outside of it.
///
/// - **Invariant:** `unfinished` counts the tasks in `queue` and those that workers run. It is at
///   most `workers + capacity`. As long as it exceeds the number of workers, there are as many
///   workers as allowed: an idle worker is used before a new one is started.
/// - **Non-invariant:** a worker that is signalled need not find a task. One that has just finished
///   another may have come first.
/// - **No lost wake-up:** a task that is added starts a worker or signals one. If none waits for
///   the signal, every worker is on its way to look into `queue`. A finished task makes room for
///   one, and signals one submitter. Whatever changes `state` signals all.
/// - **Linearization points:** a task is accepted by `queue.add`, and rejected by the look at
///   `state` under the same lock. So no task is accepted behind the back of the last worker: it
///   ends under `lock`, with `state` changed and `queue` empty.
/// - **Happens-before:** the `unlock` after `queue.add` precedes the `lock` of the worker that
///   takes the task. What it writes is seen by who gets its result from the future, and, since the
///   worker ends under `lock`, by who saw the pool terminated.
/// - **Failure:** a worker survives whatever a task throws. A failing initialiser breaks the pool:
///   everything accepted fails with it, and everything else is rejected with it. So says this
///   class, and not the contract: `TaskPoolConformanceTest` asks it.
///
/// ## Cost
///
/// A task costs two acquisitions of `lock`, one to add it and one to take it; finishing a task and
/// taking the next is one. All workers and submitters share the lock, and while the tasks are tiny
/// it is what they spend their time on: [FastPathTaskPool] does without it, and [ForkJoinTaskPool]
/// has a queue for each worker.
///
/// ## Broken twins
///
/// In [BrokenDeathTaskPool] a failure is the end of its worker; [BrokenSilentTaskPool] keeps it to
/// itself. [BrokenLossTaskPool] goes home at shutdown, whatever is queued, and
/// [BrokenCheckTaskPool] looks at the state before it locks. [BrokenStarvationTaskPool] lets one
/// task more wait than it says.
///
/// ## Sources
///
/// - D. Lea, *Concurrent Programming in Java*, 2nd ed., 1999, section 4.1.4 (worker threads).
/// - JLS 25, §17.4.5 (happens-before).
public final class HandTaskPool extends AbstractExecutorService implements TaskPool {

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

  HandTaskPool(Settings settings) {
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
        work.signal(); // equivalent: signal-all, who is woken looks again.
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
      // equivalent: narrow-catch, the contract leaves open what a failing initialiser does.
    } catch (Throwable e) {
      breakDown(e); // equivalent: drop-clean-up, as narrow-catch.
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
    try {
      task.run();
    } catch (Throwable e) {
      PoolTask.report(e);
    }
    return true;
  }

  private @Nullable Runnable take(int finished) {
    lock.lock();
    try {
      if (finished > 0) {
        unfinished--;
        room.signal(); // equivalent: signal-all, who is woken looks again.
      }
      // equivalent: split, it looks at the queue afterwards.
      // equivalent: while-to-if, a worker that finds nothing leaves, and another one is started
      // when it is needed.
      while (queue.isEmpty() && state == State.RUNNING) {
        work.awaitUninterruptibly();
      }
      // equivalent: split, a worker that finds nothing leaves, and another one is started when it
      // is needed.
      Runnable task = queue.poll();
      // equivalent: split, when there is nothing, nothing is accepted any more.
      if (task == null) {
        leave();
      } else {
        Thread.interrupted(); // what was meant for the task before must not hit this one
      }
      return task;
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
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
    // equivalent: drop-lock, the contract leaves open what a failing initialiser does.
    // equivalent: try-lock, as drop-lock.
    lock.lock();
    try {
      if (broken == null) { // equivalent: shrink-at-the-start, nobody looks before it is stopped.
        broken = cause;
      }
      queued = stop(); // equivalent: split, what is accepted in between is failed, too.
      // equivalent: split, the end is told a moment later.
      // equivalent: shrink-at-the-end, as drop-lock.
      leave();
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock(); // equivalent: drop-clean-up, as drop-lock.
    }
    PoolTask.report(cause);
    PoolTask.failAll(queued, cause);
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      // equivalent: shrink-at-the-start, who has the lock meanwhile came before the end.
      if (state == State.RUNNING) {
        state = State.SHUT_DOWN;
      }
      signalAll(); // equivalent: split, who waits is told a moment later, and looks again.
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> queued;
    lock.lock();
    try {
      queued = stop();
      // equivalent: split, what runs is interrupted a moment later, and nothing new begins.
      workers.forEach(Thread::interrupt);
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
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
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (state == State.RUNNING || !workers.isEmpty()) {
        if (left <= 0) { // equivalent: boundary, a wait of 0 ns ends at once.
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
