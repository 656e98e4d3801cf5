// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import racetrack.queue.bounded.BoundedQueue;

/// M6, promise 4, clever: looks at the size outside the lock, and adds inside.
public class SizeOutsideTheLock<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;

  public SizeOutsideTheLock(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    this.capacity = capacity;
  }

  private boolean isFull() {
    synchronized (elements) {
      return elements.size() == capacity;
    }
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    while (isFull()) {
      Thread.sleep(1);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    synchronized (elements) {
      elements.add(element);
    }
  }

  public E take() throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      E element = poll();
      if (element != null) {
        return element;
      }
      Thread.sleep(1);
    }
  }

  public E poll() {
    synchronized (elements) {
      return elements.poll();
    }
  }
}
