// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.event.event.Event;

/// M15, promise 9: an interrupted waiter leaves with the lock in its hand.
public class KeepsTheLock implements Event {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean set;

  public void set() {
    lock.lock();
    try {
      set = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    lock.lock();
    try {
      set = false;
    } finally {
      lock.unlock();
    }
  }

  public boolean isSet() {
    lock.lock();
    try {
      return set;
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    lock.lockInterruptibly();
    while (!set) {
      changed.await();
    }
    lock.unlock();
  }

  public boolean await(Duration timeout) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos(timeout);
      while (!set) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
