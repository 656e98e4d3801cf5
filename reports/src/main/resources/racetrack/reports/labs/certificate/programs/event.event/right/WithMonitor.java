// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// A flag in a monitor.
public class WithMonitor implements Event {
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
    if (timeout.isNegative()) {
      return 0;
    }
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
