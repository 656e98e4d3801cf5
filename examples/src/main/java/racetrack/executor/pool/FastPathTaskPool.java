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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import racetrack.queue.mpmc.Count;

/// A pool by hand whose lock is for those who wait: a task that finds room and a busy worker goes
/// by without it.
///
/// **Seed idiom:** as [HandTaskPool].
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// Two numbers that only grow say how many tasks are unfinished: `accepted` is the submitters' and
/// holds the mark that the pool is closed, too; `finished` is the workers'. A submitter seldom
/// looks at the latter: it caches the last value in `finishedSeen`, which can only be too low.
///
/// - **Invariant:** at most `workers + capacity` tasks are unfinished, also if more of them have
///   finished than a submitter has seen; and no task is accepted once the pool is closed, since the
///   mark is in the number that is changed.
/// - **Linearization points:** a task is accepted by [Count#advance] in [#accept], rejected by the
///   read there, or, if the pool is stopped meanwhile, by [Queue#remove] in [#execute].
/// - **No task is left behind:** a worker ends only when the pool is closed and nothing is
///   unfinished. A submitter that has been accepted and has not yet queued its task counts as
///   unfinished, so somebody stays for it; if nobody is there yet, it starts a worker itself.
/// - **No lost wake-up:** a worker counts itself in `idle` *before* it looks into the queue for the
///   last time; a submitter queues its task *before* it looks at `idle`. So either the worker finds
///   the task, or the submitter finds the worker. In the same way `waitingForRoom` is raised before
///   the last look for room, and read after a task was counted as finished.
/// - **No superfluous wake-up:** who wakes a worker takes it out of `idle` at once, and leaves a
///   mark in `told`, so that those who come next do not wake it again.
/// - **Once, also when it is stopped:** the queue decides. Whoever takes a task out of it has it: a
///   worker runs it, `shutdownNow` returns it, and a submitter rejects its own. `shutdownNow` sets
///   `stopped` before it empties the queue, and a submitter queues its task before it looks at
///   `stopped`: so none is left in the queue behind both.
/// - **Interruption:** a worker clears its interrupt before it looks at `stopped`, and
///   `shutdownNow` interrupts after it set the mark. So a task that a worker took out in time is
///   interrupted, be it by `shutdownNow` or by the worker itself.
/// - **Happens-before:** the queue hands a task over with all that precedes it; a worker ends under
///   `lock`, which whoever sees the pool terminated holds later.
/// - **Failure:** as in [HandTaskPool], a failing initialiser breaks the pool, by this class's own
///   promise.
///
/// ## Cost
///
/// An atomic change of each number and those of the queue, and no lock as long as nobody is idle
/// and there is room. What submitters write and what workers write is far apart in memory: with
/// both in one number, each task would move a cache line to the other processor and back, which
/// costs as much as an empty task or more. A worker looks [#LOOKS] times for more before it goes to
/// sleep: to sleep and to be woken costs as much as many empty tasks. It allocates a node of the
/// queue for each task.
///
/// ## Broken twins
///
/// A worker of [BrokenVanishingTaskPool] drops what it takes out of the queue of a pool that is
/// being stopped. Those of [HandTaskPool] show other wounds in less code.
///
/// ## Sources
///
/// - D. Lea, [java.util.concurrent.ThreadPoolExecutor], whose `ctl` packs state and number, too.
/// - L. Lamport, *Concurrent Reading and Writing*, CACM 20 (11), 1977: two numbers that only grow.
@SuppressWarnings("NonAtomicVolatileUpdate") // what is volatile is read without the lock
public final class FastPathTaskPool extends AbstractExecutorService implements TaskPool {

  /// The mark in `accepted` that the pool is closed; the number is below.
  private static final long CLOSED = 1L << 62;

  /// How often a worker looks for a task before it goes to sleep.
  private static final int LOOKS = 64;

  private final Settings settings;
  private final long limit;

  /// How many tasks have been accepted, ever.
  private final Count accepted = new Count();

  /// How many of them have run, or will never.
  private final Count finished = new Count();

  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  private final Lock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition termination = lock.newCondition();

  /// What a submitter saw in `finished`.
  // equivalent: drop-volatile, an old number is smaller, and costs a look at the other one.
  private volatile long finishedSeen;

  /// A copy of the mark [#CLOSED] for the workers: to read the mark itself would pull its cache
  /// line away from the submitters.
  // equivalent: drop-volatile, formally a data race. Not seen here: it is written before the lock
  // is taken, and read behind each change of `finished`, which is atomic.
  private volatile boolean closed;

  /// What is in the queue is for `shutdownNow`, or for its submitter.
  // equivalent: drop-volatile, formally a data race. Not seen here: it is written before the lock
  // is taken, and read behind each change of the queue, which is atomic.
  private volatile boolean stopped;

  /// How many workers sleep and have not been told to look; written under `lock`.
  // equivalent: drop-volatile, formally wrong: the processor may look into the queue before others
  // see this, and a wake-up is lost. Not seen here, in 200,000 tries: it takes some nanoseconds.
  private volatile int idle;

  /// How many submitters wait; written under `lock`.
  // equivalent: drop-volatile, formally wrong, as for `idle`. Not seen here.
  private volatile int waitingForRoom;

  /// How many workers were started; written under `lock`.
  // equivalent: drop-volatile, an old number is smaller, and who starts a worker looks again under
  // the lock.
  private volatile int started;

  /// How many workers were told to look, and have not yet woken up.
  @GuardedBy("lock")
  private int told;

  @GuardedBy("lock")
  private final Set<Thread> workers = new HashSet<>();

  // equivalent: drop-volatile, whoever finds the pool closed by it sees it; and what a failing
  // initialiser does to the tasks of other workers is left open.
  private volatile @Nullable Throwable broken;

  FastPathTaskPool(Settings settings) {
    this.settings = settings;
    limit = (long) settings.workers() + settings.capacity();
  }

  @Override
  public void execute(Runnable task) {
    requireNonNull(task, "task");
    if (!accept()) {
      PoolTask.runByCaller(task);
      return;
    }
    // equivalent: boundary, who starts a worker looks again under the lock.
    if (started < settings.workers() && lacksWorker()) {
      startWorker();
    }
    queue.add(task);
    if (stopped && queue.remove(task)) {
      finish();
      throw rejection();
    }
    if (idle > 0) { // equivalent: boundary, it looks again under the lock.
      wakeWorker();
    }
  }

  /// Waits for room if it has to.
  ///
  /// @return whether the task is accepted; if not, the caller is to run it
  private boolean accept() {
    while (true) {
      long now = accepted.get();
      if (isClosed(now)) {
        throw rejection();
      }
      if (now - finishedSeen < limit) {
        if (accepted.advance(now)) { // linearization point
          return true;
        }
      } else if (isFull(now)) {
        if (settings.saturation() == Saturation.CALLER_RUNS) {
          return false;
        }
        awaitRoom();
      }
    }
  }

  private RejectedExecutionException rejection() {
    Throwable cause = broken;
    return new RejectedExecutionException(
        cause == null ? "the pool is shut down" : "the initialiser failed", cause);
  }

  /// Whether there was no room when so many had been accepted; looks anew.
  private boolean isFull(long now) {
    finishedSeen = finished.get();
    return now - finishedSeen >= limit && accepted.get() == now;
  }

  private static boolean isClosed(long accepted) {
    return (accepted & CLOSED) != 0;
  }

  /// Whether nothing is unfinished, and nothing will come.
  private boolean isOver() {
    long now = accepted.get();
    return isClosed(now) && (now & ~CLOSED) == finished.get();
  }

  private void awaitRoom() {
    lock.lock();
    try {
      waitingForRoom++;
      // equivalent: split, it is counted as waiting, and still has to look.
      // equivalent: while-to-if, the caller looks again.
      while (accepted.get() - finished.get() == limit) {
        room.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    } finally {
      waitingForRoom--; // equivalent: drop-clean-up, it only makes others take the lock.
      lock.unlock();
    }
  }

  /// Whether more tasks are unfinished than workers were started.
  private boolean lacksWorker() {
    // equivalent: boundary, a worker may be started sooner than it has to be.
    return (accepted.get() & ~CLOSED) - finished.get() > started;
  }

  /// Starts a worker, unless others have started enough of them meanwhile.
  private void startWorker() {
    lock.lock();
    try {
      if (started < settings.workers() && lacksWorker()) {
        Thread worker = new Thread(this::work, settings.prefix() + (started + 1));
        worker.start();
        workers.add(worker);
        started++;
      }
      // equivalent: narrow-catch, only `start` fails, when there is no memory for another thread:
      // nobody has promised what becomes of a pool then.
    } catch (Throwable e) {
      finish(); // equivalent: drop-clean-up, as narrow-catch.
      throw e;
      // equivalent: drop-finally, as narrow-catch.
    } finally {
      lock.unlock();
    }
  }

  private void wakeWorker() {
    lock.lock();
    try {
      // equivalent: boundary, a worker too many that is told to look looks once more.
      if (idle > 0) {
        idle--;
        told++;
        work.signal(); // equivalent: signal-all, who is woken looks again.
      }
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  private void work() {
    try {
      settings.initialiser().run();
      // equivalent: narrow-catch, the contract leaves open what a failing initialiser does.
    } catch (Throwable e) {
      broken = e; // equivalent: drop-clean-up, as narrow-catch.
      PoolTask.failAll(stop(), e); // equivalent: drop-clean-up, as narrow-catch.
      PoolTask.report(e); // equivalent: drop-clean-up, as narrow-catch.
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
    for (int look = 0; look < LOOKS; look++) { // equivalent: boundary, it looks once more.
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
        // equivalent: while-to-if, who is woken for nothing looks again.
        while (told == 0 && !isOver()) {
          work.awaitUninterruptibly();
        }
        if (told > 0) {
          told--;
        } else {
          idle--;
        }
      }
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  private void run(Runnable task) {
    Thread.interrupted(); // what was meant for the task before must not hit this one
    if (stopped) {
      Thread.currentThread().interrupt(); // what `shutdownNow` meant for it may be gone by now
    }
    Throwable cause = broken;
    if (cause != null) {
      PoolTask.failAll(List.of(task), cause);
      return;
    }
    try {
      task.run();
    } catch (Throwable e) {
      PoolTask.report(e);
    }
  }

  /// Counts a task as finished, and tells those who wait for that.
  private void finish() {
    finished.increment();
    if (waitingForRoom > 0 || closed) { // equivalent: boundary, it takes the lock for nothing.
      lock.lock();
      try {
        room.signal(); // equivalent: signal-all, who is woken looks again.
        if (isOver()) { // equivalent: split, the end is told a moment later.
          signalAll();
        }
      } finally { // equivalent: drop-finally, nothing above throws under the lock.
        lock.unlock();
      }
    }
  }

  private void leave() {
    lock.lock();
    try {
      workers.remove(Thread.currentThread());
      termination.signalAll(); // equivalent: split, the end is told a moment later.
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public void shutdown() {
    long now = accepted.get();
    while (!isClosed(now) && !accepted.advance(now, now | CLOSED)) {
      now = accepted.get();
    }
    closed = true;
    lock.lock();
    try {
      signalAll();
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> queued = stop();
    PoolTask.cancelAll(queued);
    return queued;
  }

  /// Stops the pool.
  ///
  /// @return what will not run any more
  private List<Runnable> stop() {
    stopped = true;
    shutdown();
    List<Runnable> queued = new ArrayList<>();
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      queued.add(task);
      finish();
    }
    lock.lock();
    try {
      workers.forEach(Thread::interrupt);
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
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
    return isClosed(accepted.get());
  }

  @Override
  public boolean isTerminated() {
    lock.lock();
    try {
      return isOver() && workers.isEmpty();
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (!isOver() || !workers.isEmpty()) {
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
