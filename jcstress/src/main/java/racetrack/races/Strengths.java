// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Mode;

/// How much a clean race says.
///
/// Source of the limit: C. J. Clopper, E. S. Pearson, *The Use of Confidence or Fiducial Limits
/// Illustrated in the Case of the Binomial*, Biometrika 26(4), 1934.
final class Strengths {

  private static final double DOUBT = 0.05;

  private Strengths() {}

  /// A twin and how often, at least, it shows its wound.
  record Wound(String twin, double frequency) {

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

  /// Weighs clean samples of several modes, each against what the twins have shown in it.
  ///
  /// A twin that shows its wound with frequency p in a mode would have been missed in its n clean
  /// samples with probability `(1 - p)^n`, and in all modes with the product. The limits of the
  /// frequencies are so far down that all of them hold together with 95 % (Bonferroni). A mode in
  /// which a twin was not seen to break adds nothing.
  ///
  /// @param sound the cell that held
  /// @param twins the cells of the scenario's twins
  /// @return the strength against the twin that would be missed most probably; empty if none was
  ///   caught by an outcome
  static Optional<Strength> of(Cell sound, Collection<Cell> twins) {
    return twins.stream()
        .filter(twin -> twin.hits() > 0)
        .map(twin -> against(twin, sound))
        .max(
            Comparator.comparingDouble(Strength::missed)
                .thenComparingDouble(strength -> -strength.frequency()));
  }

  private static Strength against(Cell twin, Cell sound) {
    List<Mode.Tally> seen = twin.modes().stream().filter(tally -> tally.hits() > 0).toList();
    double logarithm = 0;
    for (Mode.Tally tally : seen) {
      double p = lowerLimit(tally.hits(), tally.samples(), DOUBT / seen.size());
      logarithm += sound.samples(tally.mode()) * Math.log1p(-p);
    }
    double frequency = -Math.expm1(logarithm / Math.max(1, sound.samples()));
    return new Strength(twin.subject().name(), frequency, Math.exp(logarithm));
  }

  /// {@return the lower 95 % confidence limit of a frequency}
  ///
  /// @param hits how often it was seen; at least 1
  /// @param samples out of how many; at least the hits
  static double lowerLimit(long hits, long samples) {
    return lowerLimit(hits, samples, DOUBT);
  }

  private static double lowerLimit(long hits, long samples, double doubt) {
    return BetaDistribution.of((double) hits, samples - hits + 1.0)
        .inverseCumulativeProbability(doubt);
  }
}
