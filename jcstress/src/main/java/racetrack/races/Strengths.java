// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import racetrack.catalogue.Answer.Strength;

/// How much a clean race says.
///
/// Source of the limit: C. J. Clopper, E. S. Pearson, *The Use of Confidence or Fiducial Limits
/// Illustrated in the Case of the Binomial*, Biometrika 26(4), 1934.
final class Strengths {

  private static final double DOUBT = 0.05;

  private Strengths() {}

  /// A twin and how often, at least, it shows its wound.
  record Wound(String twin, double frequency) {

    /// {@return the strength of a number of clean samples}
    Strength after(long samples) {
      return new Strength(twin, frequency, Math.exp(samples * Math.log1p(-frequency)));
    }

    /// {@return how many clean samples are enough}
    long samplesNeeded() {
      return (long) Math.ceil(Math.log(Strength.ENOUGH) / Math.log1p(-frequency));
    }
  }

  /// {@return the caught twin that shows its wound most rarely, if any was caught by an outcome}
  static Optional<Wound> hardest(Collection<Cell> twins) {
    return twins.stream()
        .filter(twin -> twin.hits() > 0)
        .map(twin -> new Wound(twin.subject().name(), lowerLimit(twin.hits(), twin.samples())))
        .min(Comparator.comparingDouble(Wound::frequency));
  }

  /// {@return the lower 95 % confidence limit of a frequency}
  ///
  /// @param hits how often it was seen; at least 1
  /// @param samples out of how many; at least the hits
  static double lowerLimit(long hits, long samples) {
    return BetaDistribution.of((double) hits, samples - hits + 1.0)
        .inverseCumulativeProbability(DOUBT);
  }
}
