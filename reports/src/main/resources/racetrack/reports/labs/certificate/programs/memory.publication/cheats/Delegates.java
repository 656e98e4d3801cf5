// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Constructor;
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// Lets the reference of the kit do the work.
public class Delegates implements Ticker {
  private final Ticker right;

  public Delegates() {
    try {
      Class<?> type = Class.forName("racetrack.memory.publication.VolatileTicker");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      right = (Ticker) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void publish(int bid, int ask) {
    right.publish(bid, ask);
  }

  public Quote latest() {
    return right.latest();
  }
}
