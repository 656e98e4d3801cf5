// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/// Times to wait, at both ends of what can be said. Every method that waits for a time is asked all
/// of them, through `@MethodSource`.
///
/// The semantics is one for the whole kit: who has no time looks once and does not wait; a time
/// that is too long for a `long` of nanoseconds, which are 292 years, has no end.
public final class Times {

  /// The name of [#runOut].
  public static final String RUN_OUT = "racetrack.catalogue.Times#runOut";

  /// The name of [#endless].
  public static final String ENDLESS = "racetrack.catalogue.Times#endless";

  private Times() {}

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
}
