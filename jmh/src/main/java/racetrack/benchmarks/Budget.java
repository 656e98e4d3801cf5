// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import com.google.errorprone.annotations.Immutable;

/// The time that may be spent, which no growth of the catalogue stretches.
///
/// @param secondsPerKey the most that one pattern gets
/// @param seconds the most that all patterns get together
@Immutable
record Budget(double secondsPerKey, double seconds) {

  /// {@return the most that this many patterns can spend}
  ///
  /// @param keys the number of patterns
  double total(int keys) {
    return Math.min(seconds, keys * secondsPerKey);
  }
}
