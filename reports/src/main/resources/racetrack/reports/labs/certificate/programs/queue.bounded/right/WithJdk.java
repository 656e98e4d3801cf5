// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import racetrack.queue.bounded.BoundedQueue;

/// The queue of the JDK.
public class WithJdk<E> implements BoundedQueue<E> {
  private final LinkedBlockingQueue<E> elements;

  public WithJdk(int capacity) {
    elements = new LinkedBlockingQueue<>(capacity);
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
