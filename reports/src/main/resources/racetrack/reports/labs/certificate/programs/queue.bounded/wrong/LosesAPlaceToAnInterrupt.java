// SPDX-License-Identifier: Apache-2.0
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.queue.bounded.BoundedQueue;

/// M9, promise 5, clever: interrupted behind the semaphore, the permit is gone.
public class LosesAPlaceToAnInterrupt<E> implements BoundedQueue<E> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore room;
  private final Semaphore filled = new Semaphore(0);
  private final ConcurrentLinkedQueue<E> elements = new ConcurrentLinkedQueue<>();

  public LosesAPlaceToAnInterrupt(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    room = new Semaphore(capacity);
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    room.acquire();
    lock.lockInterruptibly();
    try {
      elements.add(element);
    } finally {
      lock.unlock();
    }
    filled.release();
  }

  public E take() throws InterruptedException {
    filled.acquire();
    E element;
    lock.lockInterruptibly();
    try {
      element = elements.poll();
    } finally {
      lock.unlock();
    }
    room.release();
    return element;
  }

  public E poll() {
    if (!filled.tryAcquire()) {
      return null;
    }
    lock.lock();
    try {
      return elements.poll();
    } finally {
      lock.unlock();
      room.release();
    }
  }
}
