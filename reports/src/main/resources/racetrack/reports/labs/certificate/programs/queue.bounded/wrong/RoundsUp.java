// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ArrayBlockingQueue;
import racetrack.queue.bounded.BoundedQueue;

/// M16, promise 4, clever: a capacity of five becomes eight.
public class RoundsUp<E> implements BoundedQueue<E> {
  private final ArrayBlockingQueue<E> elements;

  public RoundsUp(int capacity) {
    int power = capacity < 4 ? capacity : Integer.highestOneBit(capacity - 1) << 1;
    elements = new ArrayBlockingQueue<>(power);
  }

  public void put(E element) throws InterruptedException {
    elements.put(element);
  }

  public E take() throws InterruptedException {
    return elements.take();
  }

  public E poll() {
    return elements.poll();
  }
}
