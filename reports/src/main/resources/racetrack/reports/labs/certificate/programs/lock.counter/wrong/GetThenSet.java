// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLong;
import racetrack.lock.counter.Counter;

/// M6, promise 3: each step of an AtomicLong is atomic, but there are two of them.
public class GetThenSet implements Counter {
  private final AtomicLong count;

  public GetThenSet(long initial) {
    count = new AtomicLong(initial);
  }

  public void increment() {
    count.set(count.get() + 1);
  }

  public long get() {
    return count.get();
  }
}
