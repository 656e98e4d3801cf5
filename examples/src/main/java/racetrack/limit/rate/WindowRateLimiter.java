// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// A window that slides over the times of the last requests: a burst of them fits in.
///
/// **Seed idiom:** a `deque(maxlen=n)` of times, under a lock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `times` holds the times of the last requests that
///   were let through, as many as a burst has, from `oldest` on around the ring.
/// - **The rate:** a request waits until the one that came a burst earlier is a whole window old,
///   and the window is as long as a burst of intervals. So in a span of time t there are at most a
///   burst of requests for each whole window in t, and a burst more; that is no more than the
///   contract has. It is less smooth than a bucket: who has had a burst gets nothing for nearly a
///   window, and then a burst again.
/// - **Linearization points:** the write of the time, or the read that finds too young a request.
///   The clock is read under the monitor, so the times never go back.
/// - **Happens-before:** each release of the monitor precedes every later acquisition.
/// - **Progress:** blocking, but for a moment: requests run outside the monitor.
///
/// ## Cost
///
/// One acquisition of the monitor and one look at the clock per call, and memory for a burst of
/// times.
///
/// ## Broken twin
///
/// [BrokenFixedWindowRateLimiter] lets its window jump instead of slide.
///
/// ## Sources
///
/// - This is what servers mean by "at most n requests in any m seconds".
public final class WindowRateLimiter implements RateLimiter {

  private final long window;
  private final LongSupplier nanoClock;

  @GuardedBy("this")
  private final long[] times;

  @GuardedBy("this")
  private int oldest;

  WindowRateLimiter(int burst, long interval, LongSupplier nanoClock) {
    requireAtLeast(1, burst, "burst");
    requireWithin(1, Long.MAX_VALUE / burst, interval, "interval");
    this.window = burst * interval;
    this.nanoClock = nanoClock;
    times = new long[burst];
    Arrays.fill(times, nanoClock.getAsLong() - window); // so long ago that they do not count
  }

  @Override
  public long tryRun(Runnable request) {
    long wait = take();
    if (wait == 0) {
      request.run();
    }
    return wait;
  }

  private synchronized long take() {
    long now = nanoClock.getAsLong();
    long age = now - times[oldest]; // right even if the clock has overflowed in between
    if (age < window) {
      return window - age; // linearization point, if it is too early
    }
    times[oldest] = now; // linearization point
    oldest = (oldest + 1) % times.length;
    return 0;
  }
}
