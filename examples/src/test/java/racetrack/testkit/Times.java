// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// Times to wait, at both ends of what can be said. Every method that waits for a time is asked all
/// of them, through `@MethodSource`.
///
/// The semantics is one for the whole kit: who has no time looks once and does not wait; a time
/// that is too long for a `long` of nanoseconds, which are 292 years, has no end.
public final class Times {

  /// The name of [#runOut].
  public static final String RUN_OUT = "racetrack.testkit.Times#runOut";

  /// The name of [#endless].
  public static final String ENDLESS = "racetrack.testkit.Times#endless";

  /// The name of [#runOutCounts].
  public static final String RUN_OUT_COUNTS = "racetrack.testkit.Times#runOutCounts";

  /// The name of [#endlessCounts].
  public static final String ENDLESS_COUNTS = "racetrack.testkit.Times#endlessCounts";

  private static final Duration STAY = Duration.ofMillis(2_500);

  private Times() {}

  /// Lets a moment pass that is far shorter than a sleep can be, so that the next step of this
  /// thread meets another point of another thread's way.
  ///
  /// @param spins how long: 0 for no time at all; each takes some 10 to 50 ns
  public static void pause(int spins) {
    for (int spin = 0; spin < spins; spin++) {
      Thread.onSpinWait();
    }
  }

  /// A time as the library's methods have it.
  ///
  /// @param amount how many units
  /// @param unit the unit
  public record Count(long amount, TimeUnit unit) {}

  /// What waits for a time, and gives up.
  public interface Wait {

    /// Waits.
    ///
    /// @param nanos for how many nanoseconds
    /// @throws Exception to fail the test
    void run(long nanos) throws Exception;
  }

  /// Sees to it that nobody gives up before its time has passed: times that are no whole number of
  /// milliseconds.
  ///
  /// @param wait waits for a time, and gives up
  /// @throws Exception if it fails
  public static void assertPass(Wait wait) throws Exception {
    for (long nanos = 400_000; nanos <= 4_000_000; nanos += 300_000) {
      long start = System.nanoTime();
      wait.run(nanos);
      assertTrue(System.nanoTime() - start >= nanos, "it gave up too early");
    }
  }

  /// Watches whether who waits, and may not give up, stays where it is for some seconds.
  ///
  /// That takes too long to ask it of all the kit's own classes at each build: it is asked of a
  /// class from outside, on a platform thread.
  ///
  /// @param subject at what it waits
  /// @param kind the kind of the thread
  /// @param waiter waits, and has no reason to go on
  /// @throws InterruptedException if interrupted while watching
  /// @throws AssertionError if it has ended
  public static void awaitStay(Subject subject, ThreadKind kind, Crew.Member waiter)
      throws InterruptedException {
    if (subject.claim() instanceof Claim.Submitted && kind == ThreadKind.PLATFORM) {
      Thread.sleep(STAY); // it measures time, and waits for nobody
      waiter.awaitWaiting();
    }
  }

  /// {@return times that have run out before the wait begins}
  public static Stream<Duration> runOut() {
    return Stream.of(
        Duration.ZERO,
        Duration.ofNanos(-1),
        Duration.ofNanos(Long.MIN_VALUE),
        Duration.ofSeconds(Long.MIN_VALUE));
  }

  /// {@return times that nobody sees the end of}
  public static Stream<Duration> endless() {
    return Stream.of(
        Duration.ofNanos(Long.MAX_VALUE),
        Duration.ofNanos(Long.MAX_VALUE).plusNanos(1),
        ChronoUnit.FOREVER.getDuration());
  }

  /// {@return what has run out, counted in the shortest and in the longest unit}
  public static Stream<Count> runOutCounts() {
    return Stream.of(0L, -1L, Long.MIN_VALUE).flatMap(Times::counts);
  }

  /// {@return what nobody sees the end of, counted in the shortest and in the longest unit}
  public static Stream<Count> endlessCounts() {
    return counts(Long.MAX_VALUE);
  }

  private static Stream<Count> counts(long amount) {
    return Stream.of(new Count(amount, TimeUnit.NANOSECONDS), new Count(amount, TimeUnit.DAYS));
  }
}
