// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantReadWriteLock;
import racetrack.lock.counter.Counter;

/// A lock that readers share.
public class WithReadWriteLock implements Counter {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private long count;

  public WithReadWriteLock(long initial) {
    count = initial;
  }

  public void increment() {
    lock.writeLock().lock();
    try {
      count++;
    } finally {
      lock.writeLock().unlock();
    }
  }

  public long get() {
    lock.readLock().lock();
    try {
      return count;
    } finally {
      lock.readLock().unlock();
    }
  }
}
