// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLong;
import racetrack.lock.counter.Counter;

/// An atomic number.
public class WithAtomic implements Counter {
  private final AtomicLong count;

  public WithAtomic(long initial) {
    count = new AtomicLong(initial);
  }

  public void increment() {
    count.incrementAndGet();
  }

  public long get() {
    return count.get();
  }
}
