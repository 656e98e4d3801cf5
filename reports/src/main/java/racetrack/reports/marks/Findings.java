// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.NumberedPromise;
import racetrack.reports.marks.Mark.Finding;

/// Tells of findings in plain text.
final class Findings {

  private Findings() {}

  /// {@return the check, its promises and what it wrote}
  ///
  /// @param finding the finding
  static String text(Finding finding) {
    return Stream.of(
            Stream.of("%s (%s)".formatted(finding.words(), finding.check())),
            finding.promises().stream().map(NumberedPromise::toString).map("promise "::concat),
            Stream.of(finding.evidence()))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
