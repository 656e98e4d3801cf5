// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// **Broken:** [LockCounter] with a fast path by `tryLock` and a slow path by `synchronized
/// (lock)`.
///
/// ## Why it breaks
///
/// A `Lock` is an object, and so has a monitor, which has nothing to do with the lock. Whoever
/// holds the one does not exclude whoever holds the other.
///
/// | step | one thread               | another thread             | `count` |
/// |------|--------------------------|----------------------------|---------|
/// | 1    | `tryLock` succeeds       |                            | 0       |
/// | 2    | reads 0                  | `tryLock` fails            | 0       |
/// | 3    |                          | enters the monitor, reads 0 | 0      |
/// | 4    | writes 1, unlocks        |                            | 1       |
/// | 5    |                          | writes 1, leaves           | 1       |
///
/// **Where it is right:** as long as nobody ever takes the slow path, so in most tests.
///
/// **CERT:** LCK03.
public final class BrokenLockMonitorCounter implements Counter {

  private final Lock lock = new ReentrantLock();

  private long count;

  BrokenLockMonitorCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    if (lock.tryLock()) {
      try {
        count++;
      } finally {
        lock.unlock();
      }
    } else {
      synchronized (lock) { // wound: the monitor of the lock is not the lock
        count++;
      }
    }
  }

  @Override
  public long get() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }
}
