// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of a rate limiter, and of its clock, one that they could have in one thread?
@EverySubject
class RateLimiterModel {

  private static final int INTERLEAVINGS = 100;
  private static final int BURST = 2;
  private static final Actor TRY_RUN = call(Calls.class, "tryRun");
  private static final Actor PASS = call(Calls.class, "passAnInterval");

  @Parameter RateLimiterSubject subject;

  /// Lincheck compares with the same calls in one thread; that those are right is the contract's.
  @Asks({1, 2})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Calls.class,
        INTERLEAVINGS,
        // Do two requests share what is left of the burst?
        scenario(List.of(TRY_RUN), List.of(List.of(TRY_RUN), List.of(TRY_RUN)), List.of()),
        // Do they share an interval that has passed?
        scenario(
            List.of(TRY_RUN, TRY_RUN, PASS),
            List.of(List.of(TRY_RUN), List.of(TRY_RUN)),
            List.of()),
        // What if it passes while one of them asks?
        scenario(
            List.of(TRY_RUN, TRY_RUN),
            List.of(List.of(TRY_RUN), List.of(PASS, TRY_RUN)),
            List.of()));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private static final Duration INTERVAL = Duration.ofNanos(10);

    private final AtomicLong now = new AtomicLong();
    private final RateLimiter limiter =
        Subject.selected(RateLimiterSubject.class).create(BURST, INTERVAL, now::get);

    @Operation
    public long tryRun() {
      return limiter.tryRun(() -> {});
    }

    @Operation
    public void passAnInterval() {
      now.addAndGet(INTERVAL.toNanos());
    }
  }
}
