// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLong;
import racetrack.lock.counter.Counter;

/// A loop of compare-and-set.
public class WithLoop implements Counter {
  private final AtomicLong count;

  public WithLoop(long initial) {
    count = new AtomicLong(initial);
  }

  public void increment() {
    long now;
    do {
      now = count.get();
    } while (!count.compareAndSet(now, now + 1));
  }

  public long get() {
    return count.get();
  }
}
