// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A mean over forks with a 95 % confidence interval.
///
/// @param mean the forks' mean, in their unit: the geometric one if all are above 0, as [Scatter]
///   explains
/// @param interval where the mean of many more forks is expected, in the same unit; null if nothing
///   can be said of that
/// @param forks how many forks there were
public record Estimate(double mean, @Nullable Interval interval, int forks) {

  /// From how much of the mean on an interval is too wide to draw much from it.
  public static final double WIDE = 0.5;

  /// An interval.
  ///
  /// @param low its lower end
  /// @param high its upper end
  public record Interval(double low, double high) {}

  /// {@return the same estimate in another unit}
  ///
  /// @param factor how many of the other unit make one of this; above 0
  public Estimate times(double factor) {
    return new Estimate(
        mean * factor,
        interval == null ? null : new Interval(interval.low * factor, interval.high * factor),
        forks);
  }

  /// {@return half the width of the interval, as a part of the mean; empty if it is not known}
  public OptionalDouble halfWidth() {
    return interval == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((interval.high - interval.low) / 2 / mean);
  }

  /// {@return whether the interval is too wide to draw much from it, or not known}
  public boolean isWide() {
    return !(halfWidth().orElse(Double.POSITIVE_INFINITY) <= WIDE);
  }

  /// {@return how many times the other mean this one is, as a 95 % interval; null if one of the two
  /// intervals is not known}
  ///
  /// On the logarithms the half-widths of two independent means add up as their squares do: G. Y.
  /// Zou and A. Donner, *Construction of confidence limits about effect measures: a general
  /// approach*, Statistics in Medicine 27 (2008).
  ///
  /// @param other an estimate in the same unit
  public @Nullable Interval times(Estimate other) {
    if (interval == null || other.interval == null) {
      return null;
    }
    double width = Math.hypot(logarithmicWidth(interval), logarithmicWidth(other.interval));
    double ratio = mean / other.mean;
    return new Interval(ratio * Math.exp(-width), ratio * Math.exp(width));
  }

  private static double logarithmicWidth(Interval interval) {
    return Math.log(interval.high / interval.low) / 2;
  }

  /// {@return whether the two are told apart: the interval of their ratio leaves 1 out}
  ///
  /// @param other an estimate in the same unit
  public boolean differsFrom(Estimate other) {
    Interval ratio = times(other);
    return ratio != null && (ratio.low > 1 || ratio.high < 1);
  }
}
