// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import java.util.function.LongSupplier;
import racetrack.limit.rate.RateLimiter;
import racetrack.limit.rate.RateLimiterSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two requests at a time when one may pass.
final class TwoRequests implements Snippet {

  private static final long INTERVAL = 10;

  private final int[] passed = {0};
  private final RateLimiter limiter =
      Twins.make(
          this,
          RateLimiter.class,
          RateLimiterSubject.BROKEN_SET,
          1,
          INTERVAL,
          (LongSupplier) () -> 0);

  void bothThreads() {
    limiter.tryRun(() -> passed[0]++);
  }

  @Override
  public String outcome() {
    return "passed " + passed[0];
  }
}
