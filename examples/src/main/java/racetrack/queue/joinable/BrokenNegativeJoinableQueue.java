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

/// **Broken:** [ConditionJoinableQueue] with a `taskDone` that does not notice when it is one too
/// many.
///
/// ## Why it breaks
///
/// The count goes below zero and hides the next element.
///
/// | step | consumer                       | producer | joiner              | `unfinished` |
/// |------|--------------------------------|----------|---------------------|--------------|
/// | 1    |                                | `put(1)` |                     | 1            |
/// | 2    | takes 1, says `taskDone`       |          |                     | 0            |
/// | 3    | says it again in its `finally` |          |                     | -1           |
/// | 4    |                                | `put(2)` |                     | 0            |
/// | 5    |                                |          | returns at once     | 0            |
///
/// The joiner goes on while 2 is still in the queue. The mistake is the consumer's; not to tell it
/// so is the queue's.
///
/// **Where it is right:** for callers who make no mistakes.
///
/// @param <E> the type of the elements
public final class BrokenNegativeJoinableQueue<E> implements JoinableQueue<E> {

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

  BrokenNegativeJoinableQueue(int capacity) {
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
      unfinished--; // wound: whether there is one or not
      if (unfinished == 0) {
        // follows the wound
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
      while (unfinished > 0 && generation == before) {
        allDone.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
