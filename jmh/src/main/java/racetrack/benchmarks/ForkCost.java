// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// What a fork is expected to take.
///
/// @param shape its iterations
/// @param secondsToStart the start and the end of its JVM
record ForkCost(ForkShape shape, double secondsToStart) {

  /// {@return the seconds of a fork}
  ///
  /// @param curve what it measures
  double of(Curve curve) {
    return secondsToStart + shape.seconds(curve.cells().size());
  }

  /// {@return the seconds of a fork for each curve}
  ///
  /// @param heat the curves
  double of(Heat heat) {
    return heat.curves().stream().mapToDouble(this::of).sum();
  }
}
