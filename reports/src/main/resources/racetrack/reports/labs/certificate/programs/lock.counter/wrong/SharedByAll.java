// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// M3, promise 4: one static count for all counters.
public class SharedByAll implements Counter {
  private static long count;

  public SharedByAll(long initial) {
    synchronized (SharedByAll.class) {
      count = initial;
    }
  }

  public void increment() {
    synchronized (SharedByAll.class) {
      count++;
    }
  }

  public long get() {
    synchronized (SharedByAll.class) {
      return count;
    }
  }
}
