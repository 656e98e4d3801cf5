// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was seen of a workload, by number of workers.
///
/// @param byWorkers a point for each number that was tried, of which there is at least one
public record Points(SortedMap<Integer, Point> byWorkers) {

  /// Keeps a copy.
  public Points {
    byWorkers = Collections.unmodifiableSortedMap(new TreeMap<>(byWorkers));
  }

  /// {@return what was seen with a number of workers}
  ///
  /// @param workers a number that was tried
  /// @throws NullPointerException if it was not
  public Point at(int workers) {
    return requireNonNull(byWorkers.get(workers), () -> workers + " workers were not measured");
  }

  /// {@return the number of workers with the highest throughput}
  public int best() {
    return byWorkers.entrySet().stream()
        .max(Comparator.comparingDouble(point -> point.getValue().throughput()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /// {@return a throughput as a share of the highest, from 0 to 1}
  ///
  /// @param point what was seen with some number of workers
  public double share(Point point) {
    return point.throughput() / at(best()).throughput();
  }

  /// {@return the fewest workers with as much throughput as a share of the highest}
  ///
  /// @param enough the share, from 0 to 1
  public int fewest(double enough) {
    return byWorkers.entrySet().stream()
        .filter(point -> share(point.getValue()) >= enough)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// {@return the law of scaling, if enough numbers of workers were tried to fit it}
  public Optional<ScalingLaw> law() {
    SortedMap<Integer, Double> throughputs = new TreeMap<>();
    byWorkers.forEach((workers, point) -> {
      if (point.throughput() > 0) {
        throughputs.put(workers, point.throughput());
      }
    });
    return ScalingLaw.fit(throughputs);
  }
}
