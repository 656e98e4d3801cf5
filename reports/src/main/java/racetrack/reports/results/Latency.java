// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long single operations took: what each fork's distribution looks like.
///
/// The unit of replication is the fork, here as well: samples of one fork are no independent ones.
///
/// @param forks one for each fork
public record Latency(List<Fork> forks) {

  /// The percentiles that are told.
  public static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

  /// With fewer samples beyond it, a percentile is little else than the slowest of all. How far it
  /// is a matter of chance, the forks show.
  static final int LEAST_BEYOND = 3;

  private static final double WHOLE = 100;

  /// Keeps a copy.
  public Latency {
    forks = List.copyOf(forks);
  }

  /// The distribution of a fork.
  ///
  /// @param samples how many operations were timed
  /// @param mean their mean, in the measurement's unit
  /// @param percentiles the smallest value that so many of a hundred samples do not exceed, in that
  ///   unit; without those that fewer than three samples exceed
  public record Fork(long samples, double mean, SortedMap<Double, Double> percentiles) {

    /// Keeps a copy.
    public Fork {
      percentiles = Collections.unmodifiableSortedMap(new TreeMap<>(percentiles));
    }
  }

  /// A value, and how often it was seen.
  private record Bar(double value, long count) {

    static Bar of(List<Double> pair) {
      if (pair.size() != 2 || pair.stream().anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException(
            "a histogram has pairs of a value and its count, but not %s".formatted(pair));
      }
      double count = pair.getLast();
      if (!(count >= 1 && count <= Integer.MAX_VALUE && count == Math.rint(count))) {
        throw new IllegalArgumentException(
            "a count of a histogram must be a whole number above 0, but is " + count);
      }
      return new Bar(Measurement.possible(pair.getFirst()), (long) count);
    }
  }

  /// {@return the latency that JMH's histograms tell}
  ///
  /// @param histograms for each fork and each of its iterations, pairs of a value and its count
  /// @throws IllegalArgumentException if no run can have measured that
  static Latency of(List<List<List<List<Double>>>> histograms) {
    List<Fork> forks = new ArrayList<>();
    for (List<List<List<Double>>> fork : histograms) {
      List<Bar> bars =
          fork.stream()
              .flatMap(List::stream)
              .map(Bar::of)
              .sorted(comparingDouble(Bar::value))
              .toList();
      if (bars.isEmpty()) {
        throw new IllegalArgumentException("fork %d has no score".formatted(forks.size() + 1));
      }
      forks.add(fork(bars));
    }
    return new Latency(forks);
  }

  private static Fork fork(List<Bar> sorted) {
    long samples = sorted.stream().mapToLong(Bar::count).sum();
    double sum = sorted.stream().mapToDouble(bar -> bar.value * bar.count).sum();
    SortedMap<Double, Double> percentiles = new TreeMap<>();
    for (double percentile : PERCENTILES) {
      long within = (long) Math.ceil(samples * (percentile / WHOLE));
      if (samples - within >= LEAST_BEYOND) {
        percentiles.put(percentile, at(within, sorted));
      }
    }
    return new Fork(samples, sum / samples, percentiles);
  }

  /// The value of the sample with this number, from 1, in their order.
  private static double at(long number, List<Bar> sorted) {
    long passed = 0;
    for (Bar bar : sorted) {
      passed += bar.count;
      if (passed >= number) {
        return bar.value;
      }
    }
    throw new IllegalStateException("there are fewer than %d samples".formatted(number));
  }
}
