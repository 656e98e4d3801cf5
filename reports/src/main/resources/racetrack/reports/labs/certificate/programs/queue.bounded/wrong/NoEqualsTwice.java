// SPDX-License-Identifier: Apache-2.0
import java.util.LinkedHashSet;
import java.util.Objects;
import racetrack.queue.bounded.BoundedQueue;

/// M6, promise 4, clever: an element that equals one in the queue is not put again.
public class NoEqualsTwice<E> implements BoundedQueue<E> {
  private final LinkedHashSet<E> elements = new LinkedHashSet<>();
  private final int capacity;

  public NoEqualsTwice(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    this.capacity = capacity;
  }

  public synchronized void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (elements.size() == capacity) {
      wait();
    }
    elements.add(element);
    notifyAll();
  }

  public synchronized E take() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (elements.isEmpty()) {
      wait();
    }
    E element = elements.removeFirst();
    notifyAll();
    return element;
  }

  public synchronized E poll() {
    E element = elements.isEmpty() ? null : elements.removeFirst();
    notifyAll();
    return element;
  }
}
