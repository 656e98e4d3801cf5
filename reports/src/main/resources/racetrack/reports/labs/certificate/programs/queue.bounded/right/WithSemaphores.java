// SPDX-License-Identifier: Apache-2.0
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import racetrack.queue.bounded.BoundedQueue;

/// Two semaphores, and a queue between them.
public class WithSemaphores<E> implements BoundedQueue<E> {
  private final Semaphore room;
  private final Semaphore filled = new Semaphore(0);
  private final ConcurrentLinkedQueue<E> elements = new ConcurrentLinkedQueue<>();

  public WithSemaphores(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room: " + capacity);
    }
    room = new Semaphore(capacity);
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    room.acquire();
    elements.add(element);
    filled.release();
  }

  public E take() throws InterruptedException {
    filled.acquire();
    E element = elements.poll();
    room.release();
    return element;
  }

  public E poll() {
    if (!filled.tryAcquire()) {
      return null;
    }
    E element = elements.poll();
    room.release();
    return element;
  }
}
