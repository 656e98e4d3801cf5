// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import com.google.errorprone.annotations.Immutable;

/// What one fork does: so many iterations to warm up, so many to measure.
///
/// @param warmups the number of warm-up iterations
/// @param warmupMillis the length of each
/// @param measurements the number of measured iterations
/// @param measurementMillis the length of each
@Immutable
record ForkShape(int warmups, int warmupMillis, int measurements, int measurementMillis) {

  /// {@return the seconds that the iterations take, without the start of the JVM}
  double seconds() {
    return (warmups * warmupMillis + measurements * measurementMillis) / 1000.0;
  }
}
