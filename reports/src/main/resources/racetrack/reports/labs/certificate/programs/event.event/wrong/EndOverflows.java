// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// M16, promise 11, clever: a very long time added to now lies in the past.
public class EndOverflows implements Event {
  private boolean set;

  public synchronized void set() {
    set = true;
    notifyAll();
  }

  public synchronized void clear() {
    set = false;
  }

  public synchronized boolean isSet() {
    return set;
  }

  public synchronized void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (!set) {
      wait();
    }
  }

  public synchronized boolean await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long end = System.nanoTime() + nanos(timeout);
    while (!set && System.nanoTime() < end) {
      long left = Math.max(1, end - System.nanoTime());
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return set;
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
