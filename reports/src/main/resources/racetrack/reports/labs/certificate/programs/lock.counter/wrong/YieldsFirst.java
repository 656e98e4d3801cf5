// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// M22, promise 3: lets the others go first, and takes that for synchronisation.
public class YieldsFirst implements Counter {
  private volatile long count;

  public YieldsFirst(long initial) {
    count = initial;
  }

  public void increment() {
    Thread.yield();
    count = count + 1;
  }

  public long get() {
    return count;
  }
}
