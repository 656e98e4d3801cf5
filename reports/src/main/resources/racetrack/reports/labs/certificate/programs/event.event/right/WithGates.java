// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import racetrack.event.event.Event;

/// A latch, and a new one when it is cleared.
public class WithGates implements Event {
  private volatile CountDownLatch gate = new CountDownLatch(1);

  public synchronized void set() {
    gate.countDown();
  }

  public synchronized void clear() {
    if (gate.getCount() == 0) {
      gate = new CountDownLatch(1);
    }
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
