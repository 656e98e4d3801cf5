// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import racetrack.queue.bounded.BoundedQueue;

/// Throws what JUnit takes for a test that was skipped.
public class Skips<E> implements BoundedQueue<E> {
  private final ArrayDeque<E> elements = new ArrayDeque<>();

  public Skips(int capacity) {
  }


  public synchronized void put(E element) {
    elements.add(element);
  }

  public synchronized E take() {
    skip();
    return elements.poll();
  }

  public synchronized E poll() {
    return elements.poll();
  }

  private static void skip() {
    try {
      Class<?> type = Class.forName("org.opentest4j.TestAbortedException");
      Skips.<RuntimeException>sneak((Throwable) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      // not asked by JUnit
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
