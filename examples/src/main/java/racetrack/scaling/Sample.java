// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static java.util.Objects.requireNonNull;

/// What was seen of a workload in a moment.
///
/// @param workers how many workers ran it
/// @param throughput how many tasks per second they did together
/// @param time where the time of one task went
public record Sample(int workers, double throughput, TaskTime time) {

  /// Refuses null.
  public Sample {
    requireNonNull(time, "time");
  }

  /// {@return the same on a faster host}
  ///
  /// @param factor how many times as fast
  public Sample times(double factor) {
    return new Sample(workers, throughput * factor, time);
  }

  /// {@return the same, done by another number of workers than those who were watched}
  ///
  /// @param number how many
  public Sample withWorkers(int number) {
    return new Sample(number, throughput, time);
  }
}
