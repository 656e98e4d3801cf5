// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import com.google.errorprone.annotations.Immutable;

/// What one fork does: it warms up with the fewest and with the most workers, and then visits each
/// number of workers, once or more often.
///
/// A crowd of workers falls into step with the scheduler in one way or another, and may stay so for
/// some tenths of a second. Which way it is, only further visits and forks can tell.
///
/// @param warmupMillis the length of each of the two warm-ups, in which the code is compiled
/// @param visits how often each number of workers is visited
/// @param rampMillis how long a visit runs before it measures, until the scheduler has spread the
///   threads over the processors
/// @param measurementMillis how long a visit measures
@Immutable
record ForkShape(int warmupMillis, int visits, int rampMillis, int measurementMillis) {

  /// How many times its time a fork may take before it leaves further rounds of visits out.
  private static final int PATIENCE = 2;

  /// {@return the seconds of warm-up and measurement, without what starts and ends them}
  ///
  /// @param cells how many numbers of workers there are
  double seconds(int cells) {
    return (2 * warmupMillis + cells * visits * (rampMillis + measurementMillis)) / 1000.0;
  }

  /// {@return after how many milliseconds a fork that has visited all begins no further round}
  ///
  /// @param cells how many numbers of workers there are
  long patienceMillis(int cells) {
    return Math.round(PATIENCE * 1000 * seconds(cells));
  }
}
