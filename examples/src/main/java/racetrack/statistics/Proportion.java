// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// How many of some trials came out in one way.
///
/// ## Source
///
/// C. J. Clopper, E. S. Pearson, *The Use of Confidence or Fiducial Limits Illustrated in the Case
/// of the Binomial*, Biometrika 26(4), 1934: the interval holds the true frequency with at least
/// the stated probability, however few trials there are, also where none or all came out so.
///
/// @param hits how many came out so
/// @param trials how many there were
public record Proportion(long hits, long trials) {

  private static final double DOUBT = 0.05;

  /// Records a proportion.
  ///
  /// @throws IllegalArgumentException if there are more hits than trials, or fewer than none
  public Proportion {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(hits + " of " + trials + " is no proportion");
    }
  }

  /// {@return the 95 % interval of the frequency, from 0 to 1}
  public Estimate.Interval interval() {
    double low =
        hits == 0
            ? 0
            : BetaDistribution.of((double) hits, trials - hits + 1.0)
                .inverseCumulativeProbability(DOUBT / 2);
    double high =
        hits == trials
            ? 1
            : BetaDistribution.of(hits + 1.0, (double) trials - hits)
                .inverseSurvivalProbability(DOUBT / 2);
    return new Estimate.Interval(low, high);
  }

  /// {@return such as `12 of 12 (74 to 100 %)`}
  @Override
  public String toString() {
    Estimate.Interval interval = interval();
    return "%d of %d (%.0f to %.0f %%)"
        .formatted(
            hits, trials, Math.floor(100 * interval.low()), Math.ceil(100 * interval.high()));
  }
}
