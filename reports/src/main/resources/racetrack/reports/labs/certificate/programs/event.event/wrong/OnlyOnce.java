// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import racetrack.event.event.Event;

/// M10, promise 6: a latch is an event, so nothing is to be done to clear it.
public class OnlyOnce implements Event {
  private final CountDownLatch gate = new CountDownLatch(1);

  public void set() {
    gate.countDown();
  }

  public void clear() {
    // it is over
  }

  public boolean isSet() {
    return gate.getCount() == 0;
  }

  public void await() throws InterruptedException {
    gate.await();
  }

  public boolean await(Duration timeout) throws InterruptedException {
    return gate.await(nanos(timeout), TimeUnit.NANOSECONDS);
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
