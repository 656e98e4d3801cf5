// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// M4, promise 4: readers need no lock, so a loop that looks never sees the change.
public class ReaderWithoutLock implements Counter {
  private long count;

  public ReaderWithoutLock(long initial) {
    count = initial;
  }

  public synchronized void increment() {
    count++;
  }

  public long get() {
    return count;
  }
}
