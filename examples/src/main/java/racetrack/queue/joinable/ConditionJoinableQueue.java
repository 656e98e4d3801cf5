// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A joinable queue built from one lock and three conditions.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` with `task_done` and `join`, which is built so too.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever `lock` is free, `items.size() <= unfinished` and `items.size() <=
///   capacity`. The first is why [#put] must raise the count under the same acquisition of `lock`
///   under which the element becomes visible: nobody can take it, and say that it is done, before
///   it was counted.
/// - **Linearization points:** `items.add`, `items.remove`, the decrement in [#taskDone], and in
///   [#join] the test that finds zero. All run under `lock`. Of a `take` that gives up, the last
///   test that finds nothing.
/// - **Happens-before:** all state changes hands under `lock`.
/// - **No lost wake-up:** guards are tested in loops under the lock that every change of them
///   holds. A `put` or a `take` admits one waiter, so one `signal` suffices; reaching zero admits
///   *all* who join, hence `signalAll`. A taker that is signalled and gives up at the same moment
///   would lose the signal for another; it does not, since it tests once more before it gives up,
///   and takes what is there.
/// - **Joining again:** who joins waits for a moment at which nothing is unfinished. A producer may
///   put between the signal and the moment at which a joiner has the lock again, so `generation`
///   says how often zero was reached: a joiner need not meet that moment itself.
///
/// ## Cost
///
/// One acquisition of `lock` per operation, two per element more than a queue that cannot be
/// joined. It allocates only to wait.
///
/// ## Broken twins
///
/// [BrokenLateJoinableQueue] raises the count after the element is visible.
/// [BrokenNegativeJoinableQueue] does not notice that more is done than was put.
/// [BrokenSignalJoinableQueue] wakes one joiner of many. [BrokenEmptyJoinableQueue] takes an empty
/// queue for finished work.
///
/// ## Sources
///
/// - CPython, `Lib/queue.py`: its `join` tests the count alone, so a joiner that is slow to wake
///   may wait for the elements of the next round too. Ours does not.
/// - JLS 25, §17.4.5 (happens-before).
///
/// @param <E> the type of the elements
public final class ConditionJoinableQueue<E> implements JoinableQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();
  private final Condition allDone = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  @GuardedBy("lock")
  private long unfinished;

  /// How often everything was done.
  @GuardedBy("lock")
  private long generation;

  ConditionJoinableQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      while (items.size() == capacity) {
        notFull.await();
      }
      unfinished++;
      items.add(element); // linearization point
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable E take(Duration timeout) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    lock.lockInterruptibly();
    try {
      while (items.isEmpty()) { // linearization point if it gives up
        if (nanos <= 0) {
          return null;
        }
        nanos = notEmpty.awaitNanos(nanos);
      }
      E oldest = items.remove(); // linearization point
      notFull.signal();
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void taskDone() {
    lock.lock();
    try {
      if (unfinished == 0) {
        throw new IllegalStateException("nothing is unfinished");
      }
      unfinished--; // linearization point
      if (unfinished == 0) {
        generation++;
        allDone.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void join() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long before = generation;
      while (unfinished > 0 && generation == before) { // linearization point
        allDone.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
