// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [RateLimiter]. Each is run once for every [RateLimiterSubject].
///
/// The clock stands still while the actors run. A result reads "whether the one ran, whether the
/// other ran".
public final class RateLimiterStress {

  private static final RateLimiterSubject SUBJECT = Subject.selected(RateLimiterSubject.class);
  private static final Duration INTERVAL = Duration.ofNanos(10);

  private RateLimiterStress() {}

  /// Do two requests share the last one of a burst?
  @JCStressTest
  @Asks(1)
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The one request is run.")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The other request is run.")
  @Outcome(expect = FORBIDDEN, desc = "Both are run, or neither is.")
  @State
  public static class LastOne {

    private final RateLimiter limiter = SUBJECT.create(1, INTERVAL, () -> 0);

    @Actor
    public void one(ZZ_Result r) {
      r.r1 = runs(limiter);
    }

    @Actor
    public void another(ZZ_Result r) {
      r.r2 = runs(limiter);
    }
  }

  /// Do two requests share an interval that has passed since the burst was used up?
  ///
  /// A burst is two requests: were it one, a bucket that is filled twice would hold no more.
  @JCStressTest
  @Asks(1)
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The one request is run.")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The other request is run.")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "Neither: the window is not over yet.")
  @Outcome(expect = FORBIDDEN, desc = "Both are run, for one interval.")
  @State
  public static class Refill {

    private long now;
    private final RateLimiter limiter = SUBJECT.create(2, INTERVAL, () -> now);

    public Refill() {
      runs(limiter);
      runs(limiter);
      now = INTERVAL.toNanos();
    }

    @Actor
    public void one(ZZ_Result r) {
      r.r1 = runs(limiter);
    }

    @Actor
    public void another(ZZ_Result r) {
      r.r2 = runs(limiter);
    }
  }

  private static boolean runs(RateLimiter limiter) {
    return limiter.tryRun(() -> {}) == 0;
  }
}
