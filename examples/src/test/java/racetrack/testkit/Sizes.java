// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.stream.IntStream;

/// Sizes of a queue, of a group of threads, of a burst. Every subject that is made with a size is
/// asked to refuse those that are too small, through `@MethodSource`.
public final class Sizes {

  /// How many threads make a crowd: more than a subject has places for by accident.
  public static final int CROWD = 24;

  /// How many threads are many: more than 64, for which a subject may have a bit or a place each.
  public static final int MANY = 70;

  /// How many threads are so many that nobody has a place for each of them: for those whom one
  /// moment lets go on all together. Who comes in one by one takes too long if all of them spin.
  public static final int MULTITUDE = 300;

  /// More than fits into a room that somebody thought large enough for everything.
  public static final int LARGE = 1 << 13;

  /// How often something is done until a `short` that counts it has begun anew, with a sign or
  /// without one.
  public static final int MORE_THAN_A_SHORT = 70_000;

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
