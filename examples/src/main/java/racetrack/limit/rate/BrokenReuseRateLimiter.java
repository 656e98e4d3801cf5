// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// **Broken:** [CasWindowRateLimiter] with one array for ever, which is changed in place.
///
/// ## Why it breaks
///
/// A compare-and-set asks whether the reference is still the same, and not what has become of the
/// array. Here it is always the same. With a burst of one:
///
/// | step | one caller                 | another caller             | the time in the array |
/// |------|----------------------------|----------------------------|-----------------------|
/// | 1    | finds it old enough        |                            | long ago              |
/// | 2    |                            | finds it old enough        | long ago              |
/// | 3    | writes now, succeeds, runs |                            | now                   |
/// | 4    |                            | writes now, succeeds, runs | now                   |
///
/// **Where it is right:** with one caller at a time. It saves the copy, and with it the only thing
/// that tells the present from the past.
///
/// **CERT:** VNA03.
public final class BrokenReuseRateLimiter implements RateLimiter {

  private final long window;
  private final LongSupplier nanoClock;
  private final AtomicReference<long[]> times;

  BrokenReuseRateLimiter(int burst, long interval, LongSupplier nanoClock) {
    requireAtLeast(1, burst, "burst");
    requireWithin(1, Long.MAX_VALUE / burst, interval, "interval");
    this.window = burst * interval;
    this.nanoClock = nanoClock;
    long[] first = new long[burst];
    Arrays.fill(first, nanoClock.getAsLong() - window); // so long ago that they do not count
    times = new AtomicReference<>(first);
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
    while (true) {
      long[] before = times.get();
      long now = nanoClock.getAsLong();
      long age = now - before[0];
      if (age < window) {
        return window - age;
      }
      for (int next = 1; next < before.length; next++) {
        before[next - 1] = before[next]; // wound: others look at this array
      }
      before[before.length - 1] = now; // follows the wound
      if (times.compareAndSet(before, before)) { // follows the wound
        return 0;
      }
    }
  }
}
