// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.counter.Counter;

/// M15, promise 1, clever: an interrupted caller leaves without having counted.
public class LeavesWhenInterrupted implements Counter {
  private final ReentrantLock lock = new ReentrantLock();
  private long count;

  public LeavesWhenInterrupted(long initial) {
    count = initial;
  }

  public void increment() {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  public long get() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }
}
