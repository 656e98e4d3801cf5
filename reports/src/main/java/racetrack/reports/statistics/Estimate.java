// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/// A mean over forks with the 95 % confidence interval of Student's t.
///
/// The fork is the unit of replication: iterations of one fork share its compilation and its memory
/// layout, so they are no independent samples. JMH's own ± treats them as if they were.
///
/// @param mean the mean of the forks' means, in the unit of the forks
/// @param margin half the width of the interval, in the same unit; null for fewer than two forks,
///   of which nothing can be said
/// @param forks how many forks there were
public record Estimate(double mean, @Nullable Double margin, int forks) {

  private static final double CONFIDENCE = 0.95;

  /// Estimates the mean of which the forks are samples.
  ///
  /// The margin is `t(0.975; n - 1) · s / √n`, with s the sample's standard deviation.
  ///
  /// @param forks the mean score of each fork; at least one
  /// @return the estimate
  /// @throws IllegalArgumentException if there are no forks
  public static Estimate of(List<Double> forks) {
    int count = forks.size();
    double mean =
        forks.stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow(() -> new IllegalArgumentException("an estimate needs at least one fork"));
    if (count < 2) {
      return new Estimate(mean, null, count);
    }
    double squares = forks.stream().mapToDouble(fork -> (fork - mean) * (fork - mean)).sum();
    double standardError = Math.sqrt(squares / (count - 1) / count);
    double quantile =
        TDistribution.of(count - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return new Estimate(mean, quantile * standardError, count);
  }

  /// {@return the same estimate in another unit}
  ///
  /// @param factor how many of the other unit make one of this
  public Estimate times(double factor) {
    return new Estimate(mean * factor, margin == null ? null : margin * factor, forks);
  }

  /// {@return whether the two intervals have a point in common, or one of them is not known}
  ///
  /// @param other an estimate in the same unit
  public boolean overlaps(Estimate other) {
    return margin == null
        || other.margin == null
        || Math.abs(mean - other.mean) <= margin + other.margin;
  }
}
