// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.LongSupplier;

/// A bucket that time drips into: a request takes an interval out of it, or has to wait.
///
/// **Seed idiom:** the seed has `with semaphore:`, which is [BrokenSemaphoreRateLimiter]. This is
/// what it meant.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `saved` is the time that has passed and was not
///   spent, in nanoseconds, up to `full`; `last` is when that was so. It is counted in time and not
///   in tokens, so nothing is ever rounded.
/// - **The rate:** in a span of time t no more than t drips in, and no more than a burst of
///   intervals was there before. Each request takes one interval out.
/// - **Linearization points:** the write of `saved` in [#take], or the read that finds too little.
///   The clock is read under the monitor, too: else a slow thread would come with a time that is
///   past, and `last` go back.
/// - **Happens-before:** each release of the monitor precedes every later acquisition.
/// - **Progress:** blocking, but for a moment: requests run outside the monitor.
///
/// ## Cost
///
/// One acquisition of the monitor and one look at the clock per call. Nobody fills the bucket in
/// the background; whoever comes adds what has dripped in since the last one came.
///
/// ## Broken twins
///
/// [BrokenRefillRateLimiter] fills the bucket outside the monitor; [BrokenSemaphoreRateLimiter] has
/// no clock at all.
///
/// ## Sources
///
/// - J. S. Turner, *New Directions in Communications (or Which Way to the Information Age?)*, IEEE
///   Communications Magazine 24(10), 1986 (the leaky bucket, of which this is the mirror image).
public final class BucketRateLimiter implements RateLimiter {

  private final long interval;
  private final long full;
  private final LongSupplier nanoClock;

  @GuardedBy("this")
  private long saved;

  @GuardedBy("this")
  private long last;

  BucketRateLimiter(int burst, long interval, LongSupplier nanoClock) {
    requireAtLeast(1, burst, "burst");
    requireWithin(1, Long.MAX_VALUE / burst, interval, "interval");
    this.interval = interval;
    this.full = burst * interval;
    this.nanoClock = nanoClock;
    this.saved = full;
    this.last = nanoClock.getAsLong();
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
    refill();
    if (saved < interval) {
      return interval - saved; // linearization point, if it is too early
    }
    saved -= interval; // linearization point
    return 0;
  }

  @GuardedBy("this")
  private void refill() {
    long now = nanoClock.getAsLong();
    long passed = now - last; // right even if the clock has overflowed in between
    last = now;
    saved += Math.min(passed, full - saved);
  }
}
