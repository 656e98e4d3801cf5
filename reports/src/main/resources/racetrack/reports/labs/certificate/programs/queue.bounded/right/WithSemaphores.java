// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import racetrack.queue.bounded.BoundedQueue;

/// A semaphore as a lock, and one for each end that says that something may have changed.
public class WithSemaphores<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;
  private final Semaphore mutex = new Semaphore(1);
  private final Semaphore taken = new Semaphore(0);
  private final Semaphore added = new Semaphore(0);

  public WithSemaphores(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    this.capacity = capacity;
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (!offer(element)) {
      taken.tryAcquire(3, TimeUnit.MILLISECONDS);
    }
    added.release();
  }

  private boolean offer(E element) {
    mutex.acquireUninterruptibly();
    try {
      return elements.size() < capacity && elements.add(element);
    } finally {
      mutex.release();
    }
  }

  public E take() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    E element = poll();
    while (element == null) {
      added.tryAcquire(3, TimeUnit.MILLISECONDS);
      element = poll();
    }
    return element;
  }

  public E poll() {
    mutex.acquireUninterruptibly();
    E element;
    try {
      element = elements.poll();
    } finally {
      mutex.release();
    }
    if (element != null) {
      taken.release();
    }
    return element;
  }
}
