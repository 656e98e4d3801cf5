// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import racetrack.statistics.Estimate.Interval;

/// How far the forks of a run scatter, which tells how surely a few forks know the mean.
///
/// The fork is the unit of replication: iterations of one fork share its compilation and its memory
/// layout, so they are no independent samples; JMH's own ± treats them as if they were.
///
/// Two or three forks tell little of how far forks scatter, and Student's t pays for that: with two
/// forks it takes 12.7 standard errors. But the other cells of the run tell how far forks scatter
/// on this host, from the steadiest to the wildest benchmark. So the logarithms of a cell's scores
/// are taken to be normal, with a variance that was drawn from a distribution common to all cells;
/// that distribution is what makes the variances of all cells most likely, whatever its shape. What
/// a cell's own forks show then says which variances it may have, and the interval is the one in
/// which the mean lies with a probability of 95 % over these.
///
/// It takes forks to be independent and all cells to be drawn from one kind of host. Where there
/// are too few cells, the interval is Student's.
///
/// ## Sources
///
/// Moderated variances: G. K. Smyth, *Linear models and empirical Bayes methods for assessing
/// differential expression in microarray experiments*, Statistical Applications in Genetics and
/// Molecular Biology 3 (2004), doi 10.2202/1544-6115.1027, who takes the distribution to be a
/// scaled inverse χ². Here its shape is left open, as by J. Gu and R. Koenker, *Unobserved
/// heterogeneity in income dynamics: an empirical Bayes perspective*, Journal of Business &
/// Economic Statistics 35 (2017), since steady and wild benchmarks are no single kind; the
/// likelihood is maximised by expectation and maximisation on a grid. A share of the weight is
/// spread evenly, as if [#EVEN_CELLS] cells more had told nothing: with few cells the most likely
/// distribution alone is too sure of itself.
public final class Scatter {

  /// Of which nothing is known: intervals are Student's.
  public static final Scatter UNKNOWN = new Scatter(null);

  private static final double CONFIDENCE = 0.95;
  private static final int LEAST_CELLS = 12;
  private static final double EVEN_CELLS = 10;
  private static final int GRID = 25;
  private static final int ROUNDS = 50;

  /// The grid begins below this part of the cells' own variances, and ends above all of them.
  private static final double SMALLEST = 0.05;

  private static final double BELOW = 0.3;
  private static final double ABOVE = 2;

  /// So often halved, the bounds of a half-width are as near as no reader can see.
  private static final int HALVINGS = 40;

  private final @Nullable Distribution variances;

  private Scatter(@Nullable Distribution variances) {
    this.variances = variances;
  }

  /// Learns it from a run.
  ///
  /// @param cells the mean score of each fork, for each cell
  /// @return what the cells with two forks and more tell, if all their scores are above 0
  public static Scatter of(Collection<List<Double>> cells) {
    List<Sample> samples =
        cells.stream()
            .filter(forks -> forks.size() > 1 && forks.stream().allMatch(score -> score > 0))
            .map(Sample::of)
            .filter(sample -> sample.variance > 0)
            .toList();
    return samples.size() < LEAST_CELLS ? UNKNOWN : new Scatter(Distribution.mostLikely(samples));
  }

  /// Estimates the mean of which some forks are samples.
  ///
  /// @param forks the mean score of each fork; at least one
  /// @return the geometric mean with its interval; the arithmetic mean without an interval if there
  ///   are scores that are not above 0
  /// @throws IllegalArgumentException if there are no forks
  public Estimate estimate(List<Double> forks) {
    int count = forks.size();
    if (count == 0) {
      throw new IllegalArgumentException("an estimate needs at least one fork");
    }
    if (forks.stream().anyMatch(score -> !(score > 0))) {
      double mean = forks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      return new Estimate(mean, null, count);
    }
    if (count < 2) {
      return new Estimate(forks.getFirst(), null, count);
    }
    Sample sample = Sample.of(forks);
    double width =
        variances == null ? student(sample) : halfWidth(variances.given(sample), sample.count);
    return new Estimate(
        sample.mean,
        new Interval(sample.mean * Math.exp(-width), sample.mean * Math.exp(width)),
        count);
  }

  private static double student(Sample sample) {
    return TDistribution.of(sample.freedom()).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
        * Math.sqrt(sample.variance / sample.count);
  }

  private static double halfWidth(Distribution variances, int forks) {
    double low = 0;
    double high = 2 * HALVINGS * Math.sqrt(variances.values[GRID - 1] / forks);
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (within(middle, variances, forks) < CONFIDENCE) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The probability that a mean of forks is at most so far from the truth.
  private static double within(double width, Distribution variances, int forks) {
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
      sum += variances.weights[i] * Erf.value(width / Math.sqrt(2 * variances.values[i] / forks));
    }
    return sum;
  }

  /// What the forks of a cell have shown.
  ///
  /// @param count how many there were
  /// @param mean the geometric mean of their scores
  /// @param variance the variance of the logarithms
  private record Sample(int count, double mean, double variance) {

    static Sample of(List<Double> forks) {
      double one = forks.getFirst();
      double[] logarithms = forks.stream().mapToDouble(score -> Math.log(score / one)).toArray();
      double mean = Arrays.stream(logarithms).average().orElseThrow();
      double squares = Arrays.stream(logarithms).map(each -> Math.pow(each - mean, 2)).sum();
      return new Sample(
          forks.size(), one * Math.exp(mean), squares / Math.max(1, forks.size() - 1));
    }

    double freedom() {
      return count - 1.0;
    }
  }

  /// Variances, the smallest first, and how likely each of them is.
  private static final class Distribution {

    final double[] values;
    final double[] weights;

    Distribution(double[] values, double[] weights) {
      this.values = values;
      this.weights = weights;
    }

    static Distribution mostLikely(List<Sample> samples) {
      double[] sorted = samples.stream().mapToDouble(Sample::variance).sorted().toArray();
      double low = BELOW * sorted[(int) (SMALLEST * sorted.length)];
      double high = ABOVE * sorted[sorted.length - 1];
      double[] values =
          IntStream.range(0, GRID)
              .mapToDouble(i -> low * Math.pow(high / low, i / (GRID - 1.0)))
              .toArray();
      double[][] likelihoods =
          samples.stream().map(sample -> likelihoods(values, sample)).toArray(double[][]::new);
      double[] weights = new double[GRID];
      Arrays.fill(weights, 1.0 / GRID);
      for (int round = 0; round < ROUNDS; round++) {
        double[] next = new double[GRID];
        Arrays.fill(next, EVEN_CELLS / GRID);
        for (double[] likelihood : likelihoods) {
          double[] given = given(weights, likelihood);
          for (int i = 0; i < GRID; i++) {
            next[i] += given[i];
          }
        }
        weights = Arrays.stream(next).map(each -> each / (samples.size() + EVEN_CELLS)).toArray();
      }
      return new Distribution(values, weights);
    }

    /// {@return the distribution of a cell's variance, given what its forks show}
    Distribution given(Sample sample) {
      return new Distribution(values, given(weights, likelihoods(values, sample)));
    }

    private static double[] given(double[] weights, double[] likelihoods) {
      double[] product = new double[GRID];
      double sum = 0;
      for (int i = 0; i < GRID; i++) {
        product[i] = weights[i] * likelihoods[i];
        sum += product[i];
      }
      for (int i = 0; i < GRID; i++) {
        product[i] /= sum;
      }
      return product;
    }

    /// How likely the sample's variance is for each of some true variances, up to a common factor.
    private static double[] likelihoods(double[] values, Sample sample) {
      double[] logarithms =
          Arrays.stream(values)
              .map(value -> -sample.freedom() / 2 * (Math.log(value) + sample.variance / value))
              .toArray();
      double most = Arrays.stream(logarithms).max().orElseThrow();
      return Arrays.stream(logarithms).map(each -> Math.exp(each - most)).toArray();
    }
  }
}
