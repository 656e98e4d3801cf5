// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// **Broken:** [ArrivalRateLimiter] that asks which of two times is the larger number.
///
/// ## Why it breaks
///
/// `System.nanoTime` begins anywhere, and after the largest `long` comes the smallest. A time that
/// is later may then be the smaller number. With a burst of one:
///
/// | step | the only thread                | the clock       | `paidUntil`                  |
/// |------|--------------------------------|-----------------|------------------------------|
/// | 1    | runs a request                 | 1 before the end | far below zero: overflowed  |
/// | 2    | believes the clock is larger   | 1 before the end | as before                   |
/// | 3    | has no debt, runs a request    | 1 before the end | as before                   |
///
/// It goes on so until the clock overflows, too. Where the clock starts from zero with the machine,
/// nobody lives to see it; but the documentation of `System.nanoTime` promises no such thing.
///
/// **Where it is right:** with a clock that begins near zero, as tests with a clock of their own
/// like to have it.
public final class BrokenOverflowRateLimiter implements RateLimiter {

  private final long interval;
  private final long tolerance;
  private final LongSupplier nanoClock;
  private final AtomicLong paidUntil;

  BrokenOverflowRateLimiter(int burst, long interval, LongSupplier nanoClock) {
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
    while (true) {
      long until = paidUntil.get();
      long now = nanoClock.getAsLong();
      long debt = Math.max(until, now) - now; // wound: compares, and then subtracts
      if (debt > tolerance) {
        return debt - tolerance;
      }
      if (paidUntil.compareAndSet(until, now + debt + interval)) {
        return 0;
      }
    }
  }
}
