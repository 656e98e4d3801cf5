// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// A monitor for both methods.
public class WithMonitor implements Counter {
  private long count;

  public WithMonitor(long initial) {
    count = initial;
  }

  public synchronized void increment() {
    count++;
  }

  public synchronized long get() {
    return count;
  }
}
