// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// A mean of fork means and its 95 % confidence interval.
///
/// The unit of replication is the fork. Iterations of one JVM share its memory layout and compiled
/// code, so they agree with each other better than with the next JVM's. The interval is Student's:
/// mean ± t(0.975, n−1) · s / √n, for n forks with sample standard deviation s. It takes forks to
/// be independent and their means to be about normal.
///
/// @param mean the mean, in the unit of the scores
/// @param halfWidth half the width of the interval; infinite for fewer than two forks
/// @param forks the number of forks
record Interval(double mean, double halfWidth, int forks) {

  private static final double TAIL = 0.025;

  /// Narrow enough to stop: ±5 % of the mean.
  private static final double NARROW = 0.05;

  /// Two forks may agree by chance, and whoever stops as soon as they do fools himself.
  private static final int LEAST_FORKS_TO_STOP = 3;

  /// {@return the interval of some fork means}
  ///
  /// @param means at least one number
  static Interval of(List<Double> means) {
    int forks = means.size();
    double mean = means.stream().mapToDouble(Double::doubleValue).sum() / forks;
    if (forks < 2) {
      return new Interval(mean, Double.POSITIVE_INFINITY, forks);
    }
    double squares = means.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    double standardError = Math.sqrt(squares / (forks - 1) / forks);
    double quantile = TDistribution.of(forks - 1).inverseSurvivalProbability(TAIL);
    return new Interval(mean, quantile * standardError, forks);
  }

  /// {@return half the width as a fraction of the mean}
  double relativeHalfWidth() {
    return halfWidth / Math.abs(mean);
  }

  /// {@return whether another fork would be time wasted}
  boolean isNarrow() {
    return forks >= LEAST_FORKS_TO_STOP && relativeHalfWidth() <= NARROW;
  }
}
