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

/// **Broken:** [ConditionBoundedQueue] with a `put` that restores the interrupt and returns.
///
/// ## Why it breaks
///
/// "Restore the interrupt status" is the rule for code that *cannot* throw [InterruptedException].
/// Here the caller is told by a normal return that its element is in the queue.
///
/// | step | producer                              | canceller     | `items`, of capacity 1 |
/// |------|---------------------------------------|---------------|------------------------|
/// | 1    | `put(2)`: full, `await`s              |               | `[1]`                  |
/// | 2    |                                       | interrupts it | `[1]`                  |
/// | 3    | catches, returns, and believes 2 in   |               | `[1]`                  |
///
/// **Where it is right:** in a method that tells its caller by another way, such as `offer` by
/// `false`.
///
/// @param <E> the type of the elements
public final class BrokenInterruptBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenInterruptBoundedQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      while (items.size() == capacity) {
        try {
          notFull.await();
        } catch (InterruptedException e) { // wound: the caller never hears of it
          Thread.currentThread().interrupt();
          return;
        }
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
