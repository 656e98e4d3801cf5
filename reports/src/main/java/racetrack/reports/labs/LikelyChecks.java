// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;

/// Which checks of a pattern a class in a lab is likely to break: of a class to mend those that its
/// wound breaks, and then those that most twins break.
///
/// @param entry the pattern
/// @param state what the lab's folder knows of itself
record LikelyChecks(Entry entry, LabState state) {

  /// {@return the checks, the likeliest first; those that no twin breaks are left out}
  List<Check> inOrder() {
    Map<Check, Long> twins =
        entry.broken().stream()
            .flatMap(LikelyChecks::brokenBy)
            .collect(
                Collectors.groupingBy(check -> check, LinkedHashMap::new, Collectors.counting()));
    return Stream.concat(
            new Wounds(entry)
                .find(state.variant()).stream()
                    .flatMap(LikelyChecks::brokenBy)
                    .sorted(Comparator.comparing(Check::question)), // a contract is quickest to ask
            twins.entrySet().stream()
                .sorted(Map.Entry.<Check, Long>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey))
        .distinct()
        .toList();
  }

  private static Stream<Check> brokenBy(Subject twin) {
    return twin.claim() instanceof Claim.Broken broken && broken.isObservableHere()
        ? broken.checks().stream()
        : Stream.empty();
  }
}
