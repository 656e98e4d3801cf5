// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.Objects;
import racetrack.queue.bounded.BoundedQueue;

/// M22, promise 4: waits a little for room, and then puts the element all the same.
public class SleepsAndGivesUp<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();
  private final int capacity;

  public SleepsAndGivesUp(int capacity) {
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
    for (int i = 0; i < 20 && elements.size() == capacity; i++) {
      wait(10);
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
