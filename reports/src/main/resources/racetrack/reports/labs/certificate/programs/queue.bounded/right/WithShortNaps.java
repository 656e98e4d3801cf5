// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import racetrack.queue.bounded.BoundedQueue;

/// A monitor in which everybody looks again after some milliseconds.
public class WithShortNaps<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;

  public WithShortNaps(int capacity) {
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
      wait(3);
    }
    elements.add(element);
  }

  public synchronized E take() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (elements.isEmpty()) {
      wait(3);
    }
    E element = elements.remove();
    return element;
  }

  public synchronized E poll() {
    E element = elements.poll();
    return element;
  }
}
