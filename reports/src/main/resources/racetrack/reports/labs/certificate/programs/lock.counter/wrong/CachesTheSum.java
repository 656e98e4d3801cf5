// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.LongAdder;
import racetrack.lock.counter.Counter;

/// M4, promise 4, clever: the sum is remembered for some milliseconds.
public class CachesTheSum implements Counter {
  private final LongAdder adder = new LongAdder();
  private final long initial;
  private volatile long cached;
  private volatile long cachedAt = System.nanoTime() - 1_000_000_000L;

  public CachesTheSum(long initial) {
    this.initial = initial;
  }

  public void increment() {
    adder.increment();
  }

  public long get() {
    if (System.nanoTime() - cachedAt > 20_000_000) {
      cached = initial + adder.sum();
      cachedAt = System.nanoTime();
    }
    return cached;
  }
}
