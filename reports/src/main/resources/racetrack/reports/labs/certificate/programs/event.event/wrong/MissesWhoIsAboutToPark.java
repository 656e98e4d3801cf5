// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import racetrack.event.event.Event;

/// M8, promise 3, clever: looks first, and stands in the queue afterwards.
public class MissesWhoIsAboutToPark implements Event {
  private final ConcurrentLinkedQueue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean set;

  public void set() {
    set = true;
    for (Thread next = waiting.poll(); next != null; next = waiting.poll()) {
      LockSupport.unpark(next);
    }
  }

  public void clear() {
    set = false;
  }

  public boolean isSet() {
    return set;
  }

  public void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (!set) {
      waiting.add(Thread.currentThread());
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  public boolean await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long start = System.nanoTime();
    while (!set) {
      long left = nanos(timeout) - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      waiting.add(Thread.currentThread());
      LockSupport.parkNanos(this, left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
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
