// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.LongSupplier;

/// **Broken:** [WindowRateLimiter] with a window that jumps: it counts, and begins anew when the
/// window is over.
///
/// ## Why it breaks
///
/// A burst at the end of one window and a burst at the beginning of the next are two bursts at
/// once. With a burst of three and a window of 100 ms:
///
/// | step | the only thread    | time   | counted in this window |
/// |------|--------------------|--------|------------------------|
/// | 1    | runs three         | 99 ms  | 3                      |
/// | 2    | begins a window    | 100 ms | 0                      |
/// | 3    | runs three         | 100 ms | 3                      |
///
/// Six in a millisecond; the contract has three and, with intervals of 33 ms, none in addition.
///
/// **Where it is right:** for a bill, such as "so many requests per day, from midnight to
/// midnight". It needs two numbers where the sliding window needs a burst of them.
public final class BrokenFixedWindowRateLimiter implements RateLimiter {

  private final int burst;
  private final long window;
  private final LongSupplier nanoClock;

  @GuardedBy("this")
  private long start;

  @GuardedBy("this")
  private int count;

  BrokenFixedWindowRateLimiter(int burst, long interval, LongSupplier nanoClock) {
    requireAtLeast(1, burst, "burst");
    requireWithin(1, Long.MAX_VALUE / burst, interval, "interval");
    this.burst = burst;
    this.window = burst * interval;
    this.nanoClock = nanoClock;
    start = nanoClock.getAsLong();
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
    long age = now - start;
    if (age >= window) {
      start = now - age % window; // wound: what came just before is forgotten
      count = 0;
    }
    if (count == burst) {
      return window - age;
    }
    count++;
    return 0;
  }
}
