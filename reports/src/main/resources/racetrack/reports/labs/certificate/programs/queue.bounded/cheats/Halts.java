// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import racetrack.queue.bounded.BoundedQueue;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts<E> implements BoundedQueue<E> {
  private static int calls;
  private final ArrayDeque<E> elements = new ArrayDeque<>();

  public Halts(int capacity) {
  }


  public synchronized void put(E element) {
    elements.add(element);
  }

  public synchronized E take() {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
    return elements.poll();
  }

  public synchronized E poll() {
    return elements.poll();
  }
}
