// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.counter.Counter;

/// M3, promise 3: each thread has a lock of its own.
public class LockPerThread implements Counter {
  private static final ThreadLocal<ReentrantLock> LOCK =
      ThreadLocal.withInitial(ReentrantLock::new);
  private long count;

  public LockPerThread(long initial) {
    count = initial;
  }

  public void increment() {
    LOCK.get().lock();
    try {
      count++;
    } finally {
      LOCK.get().unlock();
    }
  }

  public long get() {
    LOCK.get().lock();
    try {
      return count;
    } finally {
      LOCK.get().unlock();
    }
  }
}
