// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.queue.bounded.BoundedQueue;

/// A lock and two conditions.
public class WithTwoConditions<E> implements BoundedQueue<E> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;

  public WithTwoConditions(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    this.capacity = capacity;
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    lock.lockInterruptibly();
    try {
      while (elements.size() == capacity) {
        room.await();
      }
      elements.add(element);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  public E take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (elements.isEmpty()) {
        filled.await();
      }
      E element = elements.remove();
      room.signal();
      return element;
    } finally {
      lock.unlock();
    }
  }

  public E poll() {
    lock.lock();
    try {
      E element = elements.poll();
      if (element != null) {
        room.signal();
      }
      return element;
    } finally {
      lock.unlock();
    }
  }
}
