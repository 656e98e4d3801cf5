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

/// **Broken:** [ConditionJoinableQueue] with a `join` that takes an empty queue for finished work.
///
/// ## Why it breaks
///
/// What was taken is no longer in the queue, and not yet done.
///
/// | step | consumer              | joiner                       | `items` | `unfinished` |
/// |------|-----------------------|------------------------------|---------|--------------|
/// | 1    | takes 1               |                              | `[]`    | 1            |
/// | 2    | works                 | finds none, returns          | `[]`    | 1            |
/// | 3    | says `taskDone`       |                              | `[]`    | 0            |
///
/// The joiner uses results that are not there.
///
/// **Where it is right:** where taking an element is all that is to be done.
///
/// @param <E> the type of the elements
public final class BrokenEmptyJoinableQueue<E> implements JoinableQueue<E> {

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

  BrokenEmptyJoinableQueue(int capacity) {
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
      while (!items.isEmpty() && generation == before) { // wound: taken is not done
        allDone.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
