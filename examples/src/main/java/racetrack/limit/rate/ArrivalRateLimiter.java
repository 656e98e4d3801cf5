// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A bucket that is one number: the time when it will be full again.
///
/// **Seed idiom:** that of [BucketRateLimiter], without a lock. Two variables that must change
/// together are put into one, which a compare-and-set can change.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `paidUntil` is the time when all requests so far are paid for, at one interval
///   each. What is missing until then, the debt, is what the bucket lacks: each request adds an
///   interval to the debt, and time takes it away.
/// - **The rate:** a request is let through if the debt is at most a burst of intervals with its
///   own. So `paidUntil` is then no later than a burst of intervals after the request's time, and
///   each request moves it by an interval or more. Of n requests in a span of time t, the first
///   leaves it at least an interval after the span's beginning, and the last at most a burst of
///   intervals after its end: that leaves room for t/interval + burst of them, and no more.
/// - **Old times do no harm:** a thread may look at the clock, lose the processor, and then
///   succeed. The calculation holds for the time that it has seen, and that is the request's time.
/// - **Linearization points:** the successful compare-and-set; otherwise the look at the clock. If
///   it was too early for this request, nobody can have been let through between the two reads: its
///   clock showed no later time.
/// - **Differences only:** `paidUntil - now` is right as a signed number though either of them may
///   have overflowed. Which of two readings is the larger number says nothing.
/// - **Progress:** lock-free: a failed compare-and-set means that another one succeeded.
///
/// ## Cost
///
/// One look at the clock and one compare-and-set a request that is let through; one that is not
/// writes nothing, so a crowd that knocks in vain disturbs nobody.
///
/// ## Broken twins
///
/// [BrokenSetRateLimiter] does not compare; [BrokenOverflowRateLimiter] compares the times.
///
/// ## Sources
///
/// - ITU-T Recommendation I.371, *Traffic control and congestion control in B-ISDN* (the generic
///   cell rate algorithm, as virtual scheduling: `paidUntil` is its theoretical arrival time).
public final class ArrivalRateLimiter implements RateLimiter {

  private final long interval;
  private final long tolerance;
  private final LongSupplier nanoClock;
  private final AtomicLong paidUntil;

  ArrivalRateLimiter(int burst, long interval, LongSupplier nanoClock) {
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
      long debt = Math.max(0, until - now);
      if (debt > tolerance) {
        return debt - tolerance;
      }
      if (paidUntil.compareAndSet(until, now + debt + interval)) { // linearization point
        return 0;
      }
    }
  }
}
