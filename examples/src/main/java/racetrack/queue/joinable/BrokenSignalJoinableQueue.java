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

/// **Broken:** [ConditionJoinableQueue] with `signal` for the `signalAll` at the end.
///
/// ## Why it breaks
///
/// A `put` admits one taker, so one signal suffices. The end admits all who wait for it.
///
/// | step | joiner 1 | joiner 2 | consumer                          | waiting for `allDone` |
/// |------|----------|----------|-----------------------------------|-----------------------|
/// | 1    | waits    | waits    |                                   | j1, j2                |
/// | 2    |          |          | `taskDone`: zero, signals j1      | j2                    |
/// | 3    | returns  |          |                                   | j2                    |
///
/// Joiner 2 sleeps though all is done, until all is done again, if ever.
///
/// **Where it is right:** with one joiner.
///
/// **CERT:** THI02.
///
/// @param <E> the type of the elements
public final class BrokenSignalJoinableQueue<E> implements JoinableQueue<E> {

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

  BrokenSignalJoinableQueue(int capacity) {
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
      items.add(element);
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
      while (items.isEmpty()) {
        if (nanos <= 0) {
          return null;
        }
        nanos = notEmpty.awaitNanos(nanos);
      }
      E oldest = items.remove();
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
      unfinished--;
      if (unfinished == 0) {
        generation++;
        allDone.signal(); // wound: `signalAll`
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
      while (unfinished > 0 && generation == before) {
        allDone.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
