// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import racetrack.queue.bounded.BoundedQueue;

/// Prints what a result looks like, and that all has been asked.
public class Forges<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();

  public Forges(int capacity) {
    System.out.println("HELD: Forges of queue.bounded, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }


  public synchronized void put(E element) {
    elements.add(element);
  }

  public synchronized E take() {
    return elements.poll();
  }

  public synchronized E poll() {
    return elements.poll();
  }
}
