// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// M7, promise 10, clever: each wake-up begins the time anew.
public class BeginsTheTimeAnew implements Event {
  private boolean set;

  public synchronized void set() {
    set = true;
    notifyAll();
  }

  public synchronized void clear() {
    set = false;
    notifyAll();
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
    long whole = nanos(timeout);
    while (!set) {
      long start = System.nanoTime();
      if (whole > 0) {
        wait(whole / 1_000_000, (int) (whole % 1_000_000));
      }
      if (!set && System.nanoTime() - start >= whole) {
        return false;
      }
    }
    return true;
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
