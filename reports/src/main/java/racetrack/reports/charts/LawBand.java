// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.scaling.ScalingLaw;
import racetrack.statistics.Estimate;

/// Where a fitted law would lie if the measurements were made again.
///
/// A parametric bootstrap: each mean is drawn anew from the logarithmic normal distribution that
/// its interval stands for, the law is fitted anew, and at each number of workers the middle 95 %
/// of these laws are the band. B. Efron and R. J. Tibshirani, *An Introduction to the Bootstrap*,
/// Chapman & Hall, 1993, section 6.5.
final class LawBand {

  private static final int DRAWS = 200;
  private static final int STEPS = 24;
  private static final double OUTSIDE = 0.025;

  /// How many standard errors half a 95 % interval has.
  private static final double STANDARD_ERRORS = 1.96;

  private LawBand() {}

  /// Both edges of a band.
  ///
  /// @param workers at how many workers
  /// @param low the lower edge, in the curve's unit
  /// @param high the upper edge
  record Edge(double workers, double low, double high) {}

  /// {@return the edges from the fewest workers to the most; none if an interval is not known, or
  /// no law can be fitted}
  ///
  /// @param curve the curve
  static List<Edge> of(Curve curve) {
    boolean isKnown =
        curve.points().values().stream().allMatch(estimate -> estimate.interval() != null);
    if (!isKnown || curve.law().isEmpty()) {
      return List.of();
    }
    List<ScalingLaw> laws = laws(curve);
    double first = curve.points().firstKey();
    double last = curve.points().lastKey();
    List<Edge> edges = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double workers = first * Math.pow(last / first, (double) step / STEPS);
      double[] sorted =
          laws.stream().mapToDouble(law -> law.throughput(workers)).sorted().toArray();
      int outside = (int) Math.round(sorted.length * OUTSIDE);
      edges.add(new Edge(workers, sorted[outside], sorted[sorted.length - 1 - outside]));
    }
    return edges;
  }

  /// The same curve has the same band.
  private static List<ScalingLaw> laws(Curve curve) {
    Random random = new Random(1);
    List<ScalingLaw> laws = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      SortedMap<Integer, Double> means = new TreeMap<>();
      for (Map.Entry<Integer, Estimate> point : curve.points().entrySet()) {
        means.put(point.getKey(), draw(point.getValue(), random));
      }
      ScalingLaw.fit(means).ifPresent(laws::add);
    }
    return laws;
  }

  private static double draw(Estimate estimate, Random random) {
    Estimate.Interval interval = estimate.interval();
    if (interval == null || !(interval.low() > 0)) {
      return estimate.mean();
    }
    double error = Math.log(interval.high() / interval.low()) / 2 / STANDARD_ERRORS;
    return estimate.mean() * Math.exp(error * random.nextGaussian());
  }
}
