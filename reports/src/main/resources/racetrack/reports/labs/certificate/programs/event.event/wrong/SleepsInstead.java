// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// M22, promise 8: sleeps for a while, and believes that the event has come by then.
public class SleepsInstead implements Event {
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

  public void await() throws InterruptedException {
    for (int i = 0; i < 20 && !isSet(); i++) {
      Thread.sleep(10);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  public synchronized boolean await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long start = System.nanoTime();
    while (!set) {
      long left = nanos(timeout) - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
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
