// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import com.google.errorprone.annotations.Immutable;

/// What one fork does: it warms up with the fewest and with the most workers, and then visits each
/// number of workers, again and again.
///
/// A crowd of workers falls into step with the scheduler in one way or another, and stays so for
/// some tenths of a second. Several short visits see more of these ways than a long one.
///
/// @param warmupMillis the length of each of the two warm-ups, in which the code is compiled
/// @param visits how often each number of workers is visited
/// @param measurementMillis how long a visit measures
@Immutable
record ForkShape(int warmupMillis, int visits, int measurementMillis) {

  /// How many times its time a fork may take before it leaves further rounds of visits out.
  private static final int PATIENCE = 2;

  /// {@return the seconds of warm-up and measurement, without what starts and ends them}
  ///
  /// @param cells how many numbers of workers there are
  double seconds(int cells) {
    return (2 * warmupMillis + cells * visits * measurementMillis) / 1000.0;
  }

  /// {@return after how many milliseconds a fork that has visited all begins no further round}
  ///
  /// @param cells how many numbers of workers there are
  long patienceMillis(int cells) {
    return Math.round(PATIENCE * 1000 * seconds(cells));
  }
}
