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

/// **Broken:** [ConditionBoundedQueue] with a `poll` that looks first and acts later.
///
/// ## Why it breaks
///
/// Looking is atomic, and so is removing. The two of them are not: the answer to `isEmpty` is old
/// as soon as the lock is free again.
///
/// | step | one poller            | another poller         | `items` |
/// |------|-----------------------|------------------------|---------|
/// | 1    | `isEmpty()`: false    |                        | `[1]`   |
/// | 2    |                       | `isEmpty()`: false     | `[1]`   |
/// | 3    |                       | removes 1              | `[]`    |
/// | 4    | `remove` fails        |                        | `[]`    |
///
/// **Where it is right:** with one consumer: then nobody else empties the queue.
///
/// **CERT:** VNA03.
///
/// @param <E> the type of the elements
public final class BrokenPollBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenPollBoundedQueue(int capacity) {
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
    if (isEmpty()) { // wound: true or false, it may have changed
      return null;
    }
    lock.lock();
    try {
      E oldest = items.remove(); // follows the wound
      notFull.signal();
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() { // follows the wound
    lock.lock();
    try {
      return items.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
