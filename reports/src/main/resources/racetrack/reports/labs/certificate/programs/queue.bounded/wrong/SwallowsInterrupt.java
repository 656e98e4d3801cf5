// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import racetrack.queue.bounded.BoundedQueue;

/// M15, promise 5: a producer that waits does not hear an interrupt.
public class SwallowsInterrupt<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;

  public SwallowsInterrupt(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    this.capacity = capacity;
  }

  public synchronized void put(E element) {
    Objects.requireNonNull(element);
    while (elements.size() == capacity) {
      try {
        wait();
      } catch (InterruptedException e) {
        // once more
      }
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
    E element = elements.remove();
    notifyAll();
    return element;
  }

  public synchronized E poll() {
    E element = elements.poll();
    notifyAll();
    return element;
  }
}
