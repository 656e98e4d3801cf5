// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.marks.Graded.Caught;
import racetrack.reports.marks.Marking.Outcome;

/// What the tests of a *catch* lab came to, by dimensions.
final class CaughtTwins {

  private CaughtTwins() {}

  /// {@return what the two dimensions of tests came to}
  ///
  /// As many twins are enough as the kit's own tests catch: the others show in a race or a model.
  ///
  /// @param graded the submission
  /// @param caught what its tests caught
  static Map<Dimension, Outcome> outcomes(Graded graded, Caught caught) {
    List<String> all = Stream.concat(caught.twins().stream(), caught.escaped().stream()).toList();
    long enough =
        Math.max(
            1,
            graded.entry().broken().stream()
                .filter(twin -> all.contains(twin.name()))
                .filter(CaughtTwins::isCaughtByTests)
                .count());
    double share = Math.min(1, caught.twins().size() / (double) enough);
    Map<Dimension, Outcome> outcomes = new EnumMap<>(Dimension.class);
    outcomes.put(
        Dimension.TWINS_CAUGHT,
        new Outcome(
            share < 1 ? Standing.BROKEN : Standing.HELD,
            "%d of %d broken classes caught; the kit's own tests catch %d"
                .formatted(caught.twins().size(), all.size(), enough),
            List.of(),
            share));
    List<String> alarms = caught.falseAlarms();
    outcomes.put(
        Dimension.NO_FALSE_ALARMS,
        new Outcome(
            alarms.isEmpty() ? Standing.HELD : Standing.BROKEN,
            alarms.isEmpty()
                ? "no sound class was called broken"
                : "sound classes were called broken: " + String.join(", ", alarms),
            List.of()));
    return outcomes;
  }

  private static boolean isCaughtByTests(Subject twin) {
    return twin.claim() instanceof Claim.Broken broken
        && broken.checks().stream().anyMatch(check -> check.question() == Question.CONTRACT);
  }
}
