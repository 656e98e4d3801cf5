// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// M6, promise 3: computes under the lock, and writes when it has left.
public class WritesOutsideTheLock implements Counter {
  private volatile long count;

  public WritesOutsideTheLock(long initial) {
    count = initial;
  }

  public void increment() {
    long next;
    synchronized (this) {
      next = count + 1;
    }
    count = next;
  }

  public synchronized long get() {
    return count;
  }
}
