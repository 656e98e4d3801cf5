// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicBoolean;
import racetrack.lock.counter.Counter;

/// A lock that spins, made by hand.
public class WithSpinLock implements Counter {
  private final AtomicBoolean busy = new AtomicBoolean();
  private long count;

  public WithSpinLock(long initial) {
    count = initial;
  }

  private void enter() {
    while (!busy.compareAndSet(false, true)) {
      Thread.yield();
    }
  }

  public void increment() {
    enter();
    count++;
    busy.set(false);
  }

  public long get() {
    enter();
    long now = count;
    busy.set(false);
    return now;
  }
}
