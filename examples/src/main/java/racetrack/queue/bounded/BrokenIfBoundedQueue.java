// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ConditionBoundedQueue] with both `while` guards replaced by `if`.
///
/// ## Why it breaks
///
/// A signal says that the guard *was* true, not that it still is. Between the signal and the moment
/// the woken thread holds the lock again, a third thread may enter and undo the guard.
///
/// | step | waiter                | overtaker           | `items` |
/// |------|-----------------------|---------------------|---------|
/// | 1    | finds none, `await`s  |                     | `[]`    |
/// | 2    |                       | `put(1)`, signals   | `[1]`   |
/// | 3    |                       | `poll()` returns 1  | `[]`    |
/// | 4    | wakes, `remove` fails |                     | `[]`    |
///
/// **Where it is right:** in a language whose signal hands the lock over (Hoare's), and never in
/// Java.
///
/// **CERT:** THI03.
///
/// @param <E> the type of the elements
@SuppressWarnings("WaitNotInLoop") // the wound
public final class BrokenIfBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenIfBoundedQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      if (items.size() == capacity) { // wound: `while`
        notFull.await();
      }
      items.add(element);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public E take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (items.isEmpty()) { // wound: `while`
        notEmpty.await();
      }
      E oldest = items.remove();
      notFull.signal();
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable E poll() {
    lock.lock();
    try {
      E oldest = items.poll();
      if (oldest != null) {
        notFull.signal();
      }
      return oldest;
    } finally {
      lock.unlock();
    }
  }
}
