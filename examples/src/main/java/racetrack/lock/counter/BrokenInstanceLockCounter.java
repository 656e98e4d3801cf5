// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// **Broken:** [LockCounter] with a lock in each visit instead of one beside the count.
///
/// It is the usual request handler: made anew for each request, with a lock of its own, and
/// counting in a field that all of them share (`static`, in the wild).
///
/// ## Why it breaks
///
/// A lock excludes only those who take the same one. Here nobody ever does.
///
/// | step | one visit            | another visit        | `count` |
/// |------|----------------------|----------------------|---------|
/// | 1    | locks its own lock   |                      | 0       |
/// | 2    | reads 0              | locks its own lock   | 0       |
/// | 3    |                      | reads 0              | 0       |
/// | 4    | writes 1, unlocks    |                      | 1       |
/// | 5    |                      | writes 1, unlocks    | 1       |
///
/// **Where it is right:** nowhere. A compiler that sees that the lock never leaves the thread may
/// leave it out altogether.
///
/// **CERT:** LCK06.
public final class BrokenInstanceLockCounter implements Counter {

  private long count;

  BrokenInstanceLockCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    new Visit().increment();
  }

  @Override
  public long get() {
    return new Visit().get();
  }

  private final class Visit {

    private final Lock lock = new ReentrantLock(); // wound: shared data, but not a shared lock

    void increment() {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }

    long get() {
      lock.lock();
      try {
        return count;
      } finally {
        lock.unlock();
      }
    }
  }
}
