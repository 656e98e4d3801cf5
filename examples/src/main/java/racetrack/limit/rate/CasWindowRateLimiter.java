// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// A sliding window whose times stand in an array that is replaced and never changed.
///
/// **Seed idiom:** that of [WindowRateLimiter], without a lock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `times` refers to an array that nobody changes any more, with the times of the
///   last requests, as many as a burst has, the oldest first.
/// - **The rate:** as in [WindowRateLimiter].
/// - **In order:** the clock is read *after* the array. Whoever wrote a time into it had read the
///   clock before, so the new time is not earlier than any in the array. The other way round, a
///   slow thread could append a time that is older than its neighbour.
/// - **Linearization points:** the successful compare-and-set; otherwise the look at the clock, as
///   in [ArrivalRateLimiter].
/// - **Happens-before:** the compare-and-set publishes the array, and the read acquires it.
/// - **Progress:** lock-free: a failed compare-and-set means that another one succeeded. An array
///   cannot come back while somebody compares with it, so an old one is never taken for the
///   present.
///
/// ## Cost
///
/// A request that is let through copies a burst of times, and again if another was faster. Good for
/// small bursts.
///
/// ## Broken twin
///
/// [BrokenReuseRateLimiter] changes the array in place. With `set` for the compare-and-set this
/// class would fail as [BrokenSetRateLimiter] does.
///
/// ## Sources
///
/// - M. Herlihy, *A Methodology for Implementing Highly Concurrent Data Objects*, ACM TOPLAS 15(5),
///   1993 (to copy, change and compare-and-set).
public final class CasWindowRateLimiter implements RateLimiter {

  private final long window;
  private final LongSupplier nanoClock;
  private final AtomicReference<long[]> times;

  CasWindowRateLimiter(int burst, long interval, LongSupplier nanoClock) {
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
      long[] after = Arrays.copyOfRange(before, 1, before.length + 1);
      after[before.length - 1] = now;
      if (times.compareAndSet(before, after)) { // publishes: the array; linearization point
        return 0;
      }
    }
  }
}
