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

/// **Broken:** [ConditionBoundedQueue] with a `put` that waits for room first and adds later.
///
/// ## Why it breaks
///
/// Waiting is right, and so is adding. Between the two of them the lock is free, and whoever else
/// finds the same room has it too.
///
/// | step | one producer      | another producer  | `items`, of 1 at most |
/// |------|-------------------|-------------------|-----------------------|
/// | 1    | there is room     |                   | `[]`                  |
/// | 2    |                   | there is room     | `[]`                  |
/// | 3    |                   | adds 2            | `[2]`                 |
/// | 4    | adds 1            |                   | `[2, 1]`              |
///
/// The queue has more elements than its capacity, and no test that fills it from one thread, or
/// with room for all, can tell. The same comes of a size that is looked at outside of the lock, or
/// of two locks, one for each end.
///
/// **Where it is right:** with one producer: then nobody else fills the queue.
///
/// **CERT:** VNA03.
///
/// @param <E> the type of the elements
public final class BrokenRoomBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenRoomBoundedQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    awaitRoom(); // wound: there was room, but it may have been taken since
    lock.lockInterruptibly();
    try {
      items.add(element); // follows the wound
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.size() == capacity) {
        notFull.await();
      }
      // follows the wound: no `items.add(element)`
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
