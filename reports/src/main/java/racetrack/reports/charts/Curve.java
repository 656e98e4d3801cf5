// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.scaling.ScalingLaw;
import racetrack.statistics.Estimate;

/// One line of a chart: a subject's scores over the number of workers.
///
/// @param name the subject's name
/// @param points the estimate at each number of workers
public record Curve(String name, SortedMap<Integer, Estimate> points) {

  /// By how much a law may miss a measurement and still be drawn in its place.
  public static final double DRAWN = 0.10;

  /// {@return the estimate at a number of workers, if that was measured}
  ///
  /// @param workers how many
  public Optional<Estimate> at(int workers) {
    return Optional.ofNullable(points.get(workers));
  }

  /// {@return the same curve in another unit}
  ///
  /// @param factor how many of the other unit make one of this
  public Curve times(double factor) {
    SortedMap<Integer, Estimate> other = new TreeMap<>(points);
    other.replaceAll((_, estimate) -> estimate.times(factor));
    return new Curve(name, other);
  }

  /// {@return whether each mean is above 0, as a scaling law must have it}
  public boolean positive() {
    return points.values().stream().allMatch(estimate -> estimate.mean() > 0);
  }

  /// {@return the scaling law of the curve's means, if it has enough points and they are positive}
  public Optional<ScalingLaw> law() {
    if (!positive()) {
      return Optional.empty();
    }
    return ScalingLaw.fit(
        points.entrySet().stream()
            .collect(
                toMap(Map.Entry::getKey, p -> p.getValue().mean(), (a, b) -> b, TreeMap::new)));
  }
}
