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

/// **Broken:** [ConditionJoinableQueue] with the count raised after the element is visible.
///
/// Each step holds the lock; together they do not.
///
/// ## Why it breaks
///
/// Between the two steps a consumer can take the element and be done with it.
///
/// | step | producer                      | consumer                       | `items` | `unfinished` |
/// |------|-------------------------------|--------------------------------|---------|--------------|
/// | 1    | `put(1)`: adds, unlocks       |                                | `[1]`   | 0            |
/// | 2    |                               | takes 1                        | `[]`    | 0            |
/// | 3    |                               | `taskDone` fails: none to do   | `[]`    | 0            |
/// | 4    | locks, counts                 |                                | `[]`    | 1            |
///
/// From now on every `join` waits for an element that is done. If it comes between steps 2 and 3,
/// it does not wait for one that is not.
///
/// **Where it is right:** nowhere.
///
/// **CERT:** VNA03.
///
/// @param <E> the type of the elements
public final class BrokenLateJoinableQueue<E> implements JoinableQueue<E> {

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

  BrokenLateJoinableQueue(int capacity) {
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
      // follows the wound: no `unfinished++`
      items.add(element);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
    lock.lock();
    try {
      unfinished++; // wound: it was there before it was counted
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
      while (unfinished > 0 && generation == before) {
        allDone.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
