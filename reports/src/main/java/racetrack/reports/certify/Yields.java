// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import racetrack.catalogue.Check;

/// In which order checks are made of a mutant that is asked until one breaks: those first that have
/// killed most mutants for the time that they took.
///
/// If checks kill independently of each other, no other order takes less time. May be used by many
/// threads.
///
/// ## Source
///
/// M. R. Garey, *Optimal task sequencing with precedence constraints*, Discrete Mathematics 4,
/// 1973: tests are made in the order of the probability that they fail by their cost.
final class Yields {

  /// A check that has not killed yet is not hopeless.
  private static final double HOPE = 0.2;

  /// What a check takes at least, in seconds, or those that take no time would come first for ever.
  private static final double LEAST = 0.05;

  private record Tally(int kills, double seconds) {

    Tally plus(Tally other) {
      return new Tally(kills + other.kills, seconds + other.seconds);
    }

    double perSecond() {
      return (kills + HOPE) / (seconds + LEAST);
    }
  }

  private final Map<Check, Tally> tallies = new ConcurrentHashMap<>();

  /// Notes a kill.
  void killed(Check killer) {
    tallies.merge(killer, new Tally(1, 0), Tally::plus);
  }

  /// Notes that a check was made.
  ///
  /// @param check the check
  /// @param seconds how long it took
  void took(Check check, double seconds) {
    tallies.merge(check, new Tally(0, seconds), Tally::plus);
  }

  /// {@return the checks, in the order in which to make them}
  List<Check> ordered(List<Check> checks) {
    Map<Check, Tally> now = Map.copyOf(tallies);
    Tally unknown = new Tally(0, 0);
    return checks.stream()
        .sorted(Comparator.comparingDouble(check -> -now.getOrDefault(check, unknown).perSecond()))
        .toList();
  }
}
