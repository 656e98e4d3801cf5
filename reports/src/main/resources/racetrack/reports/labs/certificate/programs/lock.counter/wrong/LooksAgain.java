// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// M5, promise 3: writes, looks whether it is there, and believes that this is enough.
public class LooksAgain implements Counter {
  private volatile long count;

  public LooksAgain(long initial) {
    count = initial;
  }

  public void increment() {
    long wanted = count + 1;
    do {
      count = wanted;
    } while (count < wanted);
  }

  public long get() {
    return count;
  }
}
