// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [RingBoundedQueue] with a signal only when the queue was empty, or was full.
///
/// ## Why it breaks
///
/// "Whoever waits to take, waits since the queue was empty, so the first element is what has to be
/// told." But several may wait, and one signal wakes one of them.
///
/// | step | one consumer       | another consumer | producer                     | `size` |
/// |------|--------------------|------------------|------------------------------|--------|
/// | 1    | waits              |                  |                              | 0      |
/// | 2    |                    | waits            |                              | 0      |
/// | 3    | is woken           |                  | puts, was empty: signals     | 1      |
/// | 4    |                    |                  | puts, was not empty: nothing | 2      |
/// | 5    | takes              |                  |                              | 1      |
/// | 6    |                    | waits on         |                              | 1      |
///
/// There is an element, and a consumer that waits for it.
///
/// **Where it is right:** with one consumer and one producer; or with `signalAll`.
///
/// **CERT:** THI02.
///
/// @param <E> the type of the elements
public final class BrokenEdgeBoundedQueue<E> implements BoundedQueue<E> {

  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final @Nullable Object[] slots;

  @GuardedBy("lock")
  private int oldest;

  @GuardedBy("lock")
  private int size;

  @GuardedBy("lock")
  private int waitingToPut;

  @GuardedBy("lock")
  private int waitingToTake;

  BrokenEdgeBoundedQueue(int capacity) {
    slots = new Object[requireAtLeast(1, capacity, "capacity")];
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      while (size == slots.length) {
        waitingToPut++;
        try {
          notFull.await();
        } finally {
          waitingToPut--;
        }
      }
      int next = oldest + size;
      slots[next < slots.length ? next : next - slots.length] = element;
      size++;
      if (waitingToTake > 0 && size == 1) { // wound: more may wait than one
        notEmpty.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public E take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (size == 0) {
        waitingToTake++;
        try {
          notEmpty.await();
        } finally {
          waitingToTake--;
        }
      }
      return remove();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable E poll() {
    lock.lock();
    try {
      return size == 0 ? null : remove();
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  @SuppressWarnings({"unchecked", "NullAway"}) // the oldest slot holds an E, while there is one
  private E remove() {
    E element = (E) slots[oldest];
    slots[oldest] = null; // keeps nothing alive that has left
    oldest = oldest + 1 == slots.length ? 0 : oldest + 1;
    size--;
    if (waitingToPut > 0 && size == slots.length - 1) { // wound: the same
      notFull.signal();
    }
    return element;
  }
}
