// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.counter.Counter;

/// M23, promise 3, clever: a lock if it is free, else an atomic step: the two do not exclude.
public class TriesTheLock implements Counter {
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong count;

  public TriesTheLock(long initial) {
    count = new AtomicLong(initial);
  }

  public void increment() {
    if (lock.tryLock()) {
      try {
        count.set(count.get() + 1);
      } finally {
        lock.unlock();
      }
    } else {
      count.incrementAndGet();
    }
  }

  public long get() {
    return count.get();
  }
}
