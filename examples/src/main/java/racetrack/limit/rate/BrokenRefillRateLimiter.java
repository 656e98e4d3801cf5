// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.function.LongSupplier;

/// **Broken:** [BucketRateLimiter] that fills the bucket before it takes the monitor.
///
/// ## Why it breaks
///
/// Two callers who come at once see the same time pass, and each pours it in.
///
/// | step | one caller                | another caller           | `last` | `saved`, in intervals |
/// |------|---------------------------|--------------------------|--------|-----------------------|
/// | 1    | one interval has passed   |                          | 0      | 0                     |
/// | 2    |                           | one interval has passed  | 0      | 0                     |
/// | 3    | writes both               |                          | 1      | 1                     |
/// | 4    |                           | writes both              | 1      | 2                     |
/// | 5    | takes one                 | takes one                | 1      | 0                     |
///
/// Two requests, where one was due. The bucket's bound hides it while the bucket is full, and the
/// monitor in the profile looks as if there were one.
///
/// **Where it is right:** with one caller at a time.
///
/// **CERT:** VNA02.
public final class BrokenRefillRateLimiter implements RateLimiter {

  private final long interval;
  private final long full;
  private final LongSupplier nanoClock;
  private long saved;
  private long last;

  BrokenRefillRateLimiter(int burst, long interval, LongSupplier nanoClock) {
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
    refill(); // wound: not under the monitor
    long wait = take();
    if (wait == 0) {
      request.run();
    }
    return wait;
  }

  private synchronized long take() {
    // follows the wound: no `refill()`
    if (saved < interval) {
      return interval - saved;
    }
    saved -= interval;
    return 0;
  }

  private void refill() {
    long now = nanoClock.getAsLong();
    long passed = now - last;
    last = now;
    saved += Math.min(passed, full - saved);
  }
}
