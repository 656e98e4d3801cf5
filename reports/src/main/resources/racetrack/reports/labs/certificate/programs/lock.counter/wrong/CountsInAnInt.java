// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.lock.counter.Counter;

/// M16, promise 4, clever: right for two thousand million, which is not for ever.
public class CountsInAnInt implements Counter {
  private final AtomicInteger count;

  public CountsInAnInt(long initial) {
    count = new AtomicInteger((int) initial);
  }

  public void increment() {
    count.incrementAndGet();
  }

  public long get() {
    return count.get();
  }
}
