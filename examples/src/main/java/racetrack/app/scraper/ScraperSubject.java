// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.otherwiseThan;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.time.Duration;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;
import racetrack.limit.rate.RateLimiter;
import racetrack.limit.rate.RateLimiterSubject;

/// The implementations of [Scraper].
public enum ScraperSubject implements Subject {
  /// A fixed pool of threads.
  POOL(sound(PoolScraper.class)),

  /// A virtual thread for each page, and permits.
  VIRTUAL(sound(VirtualScraper.class)),

  /// A virtual thread for each page, permits, and a rate.
  PACED(sound(PacedScraper.class)),

  /// No thread waits but the caller's.
  ASYNC(sound(AsyncScraper.class)),

  /// A slow body has all the time in the world.
  BROKEN_DEADLINE(
      twinOf(POOL, BrokenDeadlineScraper.class)
          .caughtBy(contract("givesASlowBodyUpAtTheDeadline"))),

  /// An answer is an answer.
  BROKEN_STATUS(
      otherwiseThan(POOL, BrokenStatusScraper.class)
          .caughtBy(contract("tellsSuccessesFromRejectionsAndFailures"))),

  /// Threads are cheap, and the site pays.
  BROKEN_LIMIT(
      twinOf(VIRTUAL, BrokenLimitScraper.class)
          .against("TPS00")
          .caughtBy(contract("hasNoMoreRequestsUnderWayThanAgreedOn"))),

  /// Who waits for its turn is late already.
  BROKEN_TURN(twinOf(PACED, BrokenTurnScraper.class).caughtBy(contract("countsNoWaitForItsTurn"))),

  /// A bad page is everybody's failure.
  BROKEN_FAILURE(
      twinOf(ASYNC, BrokenFailureScraper.class)
          .caughtBy(contract("tellsSuccessesFromRejectionsAndFailures"))),

  /// A class from outside.
  SUBMITTED(submitted(PoolScraper.class));

  private final Claim claim;

  ScraperSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a scraper.
  ///
  /// @param limit how many requests may be under way at a time; at least one
  /// @param deadline how long a page may take; more than zero
  /// @return the scraper; close it
  /// @throws IllegalArgumentException if there may be no requests, or they may take no time
  public Scraper create(int limit, Duration deadline) {
    return switch (this) {
      case POOL -> new PoolScraper(limit, deadline);
      case VIRTUAL -> new VirtualScraper(limit, deadline);
      case PACED -> new PacedScraper(limit, deadline, thousandASecond());
      case ASYNC -> new AsyncScraper(limit, deadline);
      case BROKEN_DEADLINE -> new BrokenDeadlineScraper(limit, deadline);
      case BROKEN_STATUS -> new BrokenStatusScraper(limit, deadline);
      case BROKEN_LIMIT -> new BrokenLimitScraper(limit, deadline);
      case BROKEN_TURN -> new BrokenTurnScraper(limit, deadline, thousandASecond());
      case BROKEN_FAILURE -> new BrokenFailureScraper(limit, deadline);
      case SUBMITTED -> instantiate(Scraper.class, limit, deadline);
    };
  }

  /// {@return a rate of a thousand per second, with bursts of eight}
  private static RateLimiter thousandASecond() {
    return RateLimiterSubject.ARRIVAL.create(8, Duration.ofMillis(1), System::nanoTime);
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
