// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.stream.IntStream;

/// Sizes of a queue, of a group of threads, of a burst. Every subject that is made with a size is
/// asked to refuse those that are too small, through `@MethodSource`.
public final class Sizes {

  /// How many threads make a crowd: more than a subject has places for by accident.
  public static final int CROWD = 24;

  /// The name of [#belowOne].
  public static final String BELOW_ONE = "racetrack.testkit.Sizes#belowOne";

  /// The name of [#belowZero].
  public static final String BELOW_ZERO = "racetrack.testkit.Sizes#belowZero";

  private Sizes() {}

  /// {@return what is refused where there must be at least one}
  public static IntStream belowOne() {
    return IntStream.of(0, -1, Integer.MIN_VALUE);
  }

  /// {@return what is refused where there may be none}
  public static IntStream belowZero() {
    return IntStream.of(-1, Integer.MIN_VALUE);
  }
}
