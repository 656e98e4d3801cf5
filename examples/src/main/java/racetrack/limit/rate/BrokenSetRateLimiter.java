// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// **Broken:** [ArrivalRateLimiter] with `set` for the compare-and-set.
///
/// ## Why it breaks
///
/// Two callers who read the same time set the same time: one of the two requests is never paid for.
/// With a burst of one:
///
/// | step | one caller            | another caller        | `paidUntil` |
/// |------|-----------------------|-----------------------|-------------|
/// | 1    | reads 0, has no debt  |                       | 0           |
/// | 2    |                       | reads 0, has no debt  | 0           |
/// | 3    | sets 1 interval, runs |                       | 1 interval  |
/// | 4    |                       | sets 1 interval, runs | 1 interval  |
///
/// **Where it is right:** with one caller at a time.
///
/// **CERT:** VNA02.
public final class BrokenSetRateLimiter implements RateLimiter {

  private final long interval;
  private final long tolerance;
  private final LongSupplier nanoClock;
  private final AtomicLong paidUntil;

  BrokenSetRateLimiter(int burst, long interval, LongSupplier nanoClock) {
    requireAtLeast(1, burst, "burst");
    requireWithin(1, Long.MAX_VALUE / burst, interval, "interval");
    this.interval = interval;
    this.tolerance = (burst - 1) * interval;
    this.nanoClock = nanoClock;
    paidUntil = new AtomicLong(nanoClock.getAsLong());
  }

  @Override
  public long tryRun(Runnable request) {
    long wait = take();
    if (wait == 0) {
      request.run();
    }
    return wait;
  }

  private long take() {
    long until = paidUntil.get(); // follows the wound
    long now = nanoClock.getAsLong();
    long debt = Math.max(0, until - now);
    if (debt > tolerance) {
      return debt - tolerance;
    }
    paidUntil.set(now + debt + interval); // wound: it may have changed since it was read
    return 0;
  }
}
