// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import racetrack.catalogue.Conformance;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Requirement;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.pages.Page.SheetRow;
import racetrack.reports.pages.Page.SheetSection;

/// Gathers, for each row of the conformance sheet, who conforms and which tests show it.
///
/// @param findings what the tests found
record ConformanceSheet(List<Conformance> findings) {

  List<SheetSection> sections() {
    return Arrays.stream(Requirement.Section.values()).map(this::section).toList();
  }

  private SheetSection section(Requirement.Section section) {
    List<Requirement> requirements =
        Arrays.stream(Requirement.values())
            .filter(requirement -> requirement.section() == section)
            .toList();
    List<String> subjects =
        findings.stream()
            .filter(finding -> requirements.contains(finding.requirement()))
            .map(ConformanceSheet::who)
            .distinct()
            .sorted()
            .toList();
    return new SheetSection(
        section.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        section.title(),
        subjects,
        requirements.stream().map(requirement -> row(requirement, subjects)).toList());
  }

  private static String who(Conformance finding) {
    return (finding.key() + " " + finding.subject()).strip();
  }

  private SheetRow row(Requirement requirement, List<String> subjects) {
    List<Conformance> own =
        findings.stream().filter(finding -> finding.requirement() == requirement).toList();
    List<Cell> cells = new ArrayList<>();
    for (String subject : subjects) {
      cells.add(cell(own.stream().filter(finding -> who(finding).equals(subject)).toList()));
    }
    return new SheetRow(
        requirement.id(),
        Markdown.inline(requirement.text()),
        cells,
        own.stream().map(Conformance::test).distinct().sorted().toList());
  }

  /// The worst of several findings.
  private static Cell cell(List<Conformance> findings) {
    for (Conformance finding : findings) {
      if (finding.finding() == Finding.BROKE) {
        return new Cell("failed", "fails", "");
      }
    }
    for (Conformance finding : findings) {
      if (finding.finding() == Finding.NOT_ASKED) {
        return new Cell("not-observable", "differs", finding.remark());
      }
    }
    return findings.isEmpty() ? new Cell("none", "–", "") : new Cell("passed", "holds", "");
  }
}
