// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A moment, as far from its start as a duration says.
///
/// @param start when it was set, by [System#nanoTime], whose values are only good for differences
/// @param nanos how long after
record Deadline(long start, long nanos) {

  /// {@return the deadline that is a duration from now; it has passed if that is negative}
  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime(), Math.max(0, TimeUnit.NANOSECONDS.convert(duration)));
  }

  /// {@return how many nanoseconds are left; 0 if it has passed}
  long left() {
    return Math.max(0, nanos - (System.nanoTime() - start));
  }

  boolean hasPassed() {
    return left() == 0;
  }
}
