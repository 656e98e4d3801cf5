// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import racetrack.queue.bounded.BoundedQueue;

/// Looks again and again, and lets others run.
public class WithSpinning<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;

  public WithSpinning(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    this.capacity = capacity;
  }

  private synchronized boolean add(E element) {
    return elements.size() < capacity && elements.add(element);
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (add(element)) {
        return;
      }
      Thread.yield();
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
      Thread.yield();
    }
  }

  public synchronized E poll() {
    return elements.poll();
  }
}
