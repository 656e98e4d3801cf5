// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.time.Duration;

/// Refuses what a class cannot be made of, in the manner of [java.util.Objects#requireNonNull]: in
/// one sentence that says what was wrong, and what would be right.
///
/// What is refused stands in each contract. A class asks first, before it makes or starts anything.
public final class Preconditions {

  private Preconditions() {}

  /// {@return a number, if it is large enough}
  ///
  /// @param least the smallest that will do
  /// @param value the number
  /// @param name what it is called
  /// @throws IllegalArgumentException if it is smaller
  public static int requireAtLeast(int least, int value, String name) {
    return (int) requireAtLeast((long) least, value, name);
  }

  /// {@return a number, if it is large enough}
  ///
  /// @param least the smallest that will do
  /// @param value the number
  /// @param name what it is called
  /// @throws IllegalArgumentException if it is smaller
  public static long requireAtLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, but was %d".formatted(name, least, value));
    }
    return value;
  }

  /// {@return a number, if it lies within limits}
  ///
  /// @param least the smallest that will do
  /// @param most the largest that will do
  /// @param value the number
  /// @param name what it is called
  /// @throws IllegalArgumentException if it is smaller or larger
  public static long requireWithin(long least, long most, long value, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be at least %d and at most %d, but was %d".formatted(name, least, most, value));
    }
    return value;
  }

  /// {@return a number, if it is a power of two, and large enough}
  ///
  /// @param least the smallest that will do; at least 1
  /// @param value the number
  /// @param name what it is called
  /// @throws IllegalArgumentException if it is another
  public static int requirePowerOfTwo(int least, int value, String name) {
    if (value < least || Integer.bitCount(value) != 1) {
      throw new IllegalArgumentException(
          "%s must be a power of two, at least %d, but was %d".formatted(name, least, value));
    }
    return value;
  }

  /// {@return a time, if it is longer than none}
  ///
  /// @param value the time
  /// @param name what it is called
  /// @throws IllegalArgumentException if it is zero or negative
  public static Duration requirePositive(Duration value, String name) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "%s must be more than zero, but was %s".formatted(name, value));
    }
    return value;
  }
}
