// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// Writers take a lock, and readers a volatile field.
public class WithVolatileAndLock implements Counter {
  private volatile long count;

  public WithVolatileAndLock(long initial) {
    count = initial;
  }

  public synchronized void increment() {
    count = count + 1;
  }

  public long get() {
    return count;
  }
}
