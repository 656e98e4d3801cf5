// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ConditionBoundedQueue] with whatever capacity it is given.
///
/// ## Why it breaks
///
/// One thread is enough. A capacity of -1 comes from a setting in which it means "no limit", or
/// from a difference of two numbers. The queue is full when its size is -1, so it never is:
///
/// | step | fast producer             | slow consumer | `items`, of capacity -1 |
/// |------|---------------------------|---------------|-------------------------|
/// | 1    | `put(1)`: 0 is not -1     | is busy       | `[1]`                   |
/// | 2    | `put(2)`: 1 is not -1     | is busy       | `[1, 2]`                |
/// | 3    | `put(3)`: 2 is not -1     | is busy       | `[1, 2, 3]`             |
///
/// With a capacity of 0, each `put` waits for ever. Either shows late, and far from the line that
/// is wrong, which made the queue.
///
/// **Where it is right:** nowhere; but nobody notices where the capacity is a constant.
///
/// @param <E> the type of the elements
public final class BrokenCapacityBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenCapacityBoundedQueue(int capacity) {
    this.capacity = capacity; // wound: whatever it is
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      while (items.size() == capacity) {
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
      while (items.isEmpty()) {
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
