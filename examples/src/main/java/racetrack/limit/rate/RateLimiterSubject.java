// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.otherwiseThan;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [RateLimiter].
public enum RateLimiterSubject implements Subject {
  /// A bucket that time fills, under a monitor.
  BUCKET(sound(BucketRateLimiter.class)),

  /// The same bucket as one number: the time when it will be full.
  ARRIVAL(sound(ArrivalRateLimiter.class)),

  /// The times of the last requests, under a monitor.
  WINDOW(sound(WindowRateLimiter.class)),

  /// The same times in an array that is replaced by compare-and-set.
  CAS_WINDOW(sound(CasWindowRateLimiter.class)),

  /// Fills the bucket before it takes the monitor.
  BROKEN_REFILL(
      twinOf(BUCKET, BrokenRefillRateLimiter.class)
          .against("VNA02")
          .caughtBy(race("Refill"), model())),

  /// Limits how many run at once, which is something else.
  BROKEN_SEMAPHORE(
      otherwiseThan(BUCKET, BrokenSemaphoreRateLimiter.class)
          .caughtBy(contract("runsABurstAtOnceAndNoMore"))),

  /// Reads the time, and sets it to another.
  BROKEN_SET(
      twinOf(ARRIVAL, BrokenSetRateLimiter.class)
          .against("VNA02")
          .caughtBy(race("LastOne"), race("Refill"), model())),

  /// Compares times as if the clock began at zero and never overflowed.
  BROKEN_OVERFLOW(
      twinOf(ARRIVAL, BrokenOverflowRateLimiter.class)
          .caughtBy(contract("keepsTheRateWhileTheClockOverflows"))),

  /// Begins to count anew at the full second, as it were.
  BROKEN_FIXED_WINDOW(
      otherwiseThan(WINDOW, BrokenFixedWindowRateLimiter.class)
          .caughtBy(contract("keepsTheRateInAnySpan"))),

  /// Compares an array with itself, whatever has become of it.
  BROKEN_REUSE(
      twinOf(CAS_WINDOW, BrokenReuseRateLimiter.class)
          .against("VNA03")
          .caughtBy(race("LastOne"), model())),

  /// A class from outside.
  SUBMITTED(submitted(BucketRateLimiter.class));

  private final Claim claim;

  RateLimiterSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a limiter that lets a burst through at once.
  ///
  /// @param burst how many requests may come at once; at least one
  /// @param interval how long it takes in the long run from one request to the next; positive
  /// @param nanoClock the clock, such as `System::nanoTime`; it never goes back, but may overflow
  /// @return the limiter
  /// @throws IllegalArgumentException if the burst or the interval is too small, or a burst of
  ///   intervals is longer than a `long` of nanoseconds
  public RateLimiter create(int burst, Duration interval, LongSupplier nanoClock) {
    long nanos = TimeUnit.NANOSECONDS.convert(interval); // the nearest there are
    if (burst == 1 && interval.compareTo(Duration.ofNanos(nanos)) > 0) { // no class can see it
      throw new IllegalArgumentException("interval must be at most 292 years, but was " + interval);
    }
    return switch (this) {
      case BUCKET -> new BucketRateLimiter(burst, nanos, nanoClock);
      case ARRIVAL -> new ArrivalRateLimiter(burst, nanos, nanoClock);
      case WINDOW -> new WindowRateLimiter(burst, nanos, nanoClock);
      case CAS_WINDOW -> new CasWindowRateLimiter(burst, nanos, nanoClock);
      case BROKEN_REFILL -> new BrokenRefillRateLimiter(burst, nanos, nanoClock);
      case BROKEN_SEMAPHORE -> new BrokenSemaphoreRateLimiter(burst, nanos);
      case BROKEN_SET -> new BrokenSetRateLimiter(burst, nanos, nanoClock);
      case BROKEN_OVERFLOW -> new BrokenOverflowRateLimiter(burst, nanos, nanoClock);
      case BROKEN_FIXED_WINDOW -> new BrokenFixedWindowRateLimiter(burst, nanos, nanoClock);
      case BROKEN_REUSE -> new BrokenReuseRateLimiter(burst, nanos, nanoClock);
      case SUBMITTED -> instantiate(RateLimiter.class, burst, nanos, nanoClock);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
