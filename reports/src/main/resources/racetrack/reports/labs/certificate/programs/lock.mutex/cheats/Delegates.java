// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Constructor;
import racetrack.lock.mutex.Mutex;

/// Lets the reference of the kit do the work.
public class Delegates implements Mutex {
  private final Mutex right;

  public Delegates() {
    try {
      Class<?> type = Class.forName("racetrack.lock.mutex.TicketMutex");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      right = (Mutex) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void lock() {
    right.lock();
  }

  public void unlock() {
    right.unlock();
  }
}
