// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.event.event.Event;

/// M9, promise 3, clever: a permit for each waiter, which somebody else may take.
public class PermitsForThoseWhoWait implements Event {
  private final Semaphore permits = new Semaphore(0);
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean set;

  public synchronized void set() {
    if (!set) {
      set = true;
      permits.release(waiting.get());
    }
  }

  public synchronized void clear() {
    set = false;
    permits.drainPermits();
  }

  public boolean isSet() {
    return set;
  }

  public void await() throws InterruptedException {
    await(Duration.ofNanos(Long.MAX_VALUE));
  }

  public boolean await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (set) {
      return true;
    }
    waiting.incrementAndGet();
    try {
      return permits.tryAcquire(nanos(timeout), TimeUnit.NANOSECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
