// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.conformance.Conformance;
import racetrack.conformance.Requirement;
import racetrack.reports.pages.Page.AskedPromise;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.pages.Page.Conforming;
import racetrack.reports.pages.Page.SheetRow;
import racetrack.reports.pages.Page.SheetSection;
import racetrack.reports.pages.Page.SheetTest;
import racetrack.reports.results.PromisesAsked;

/// Gathers, for each row of the conformance sheet, who conforms, which tests show it, and which
/// promises those ask about.
///
/// @param findings what the tests found
/// @param promises which promises a test asks about
record ConformanceSheet(List<Conformance> findings, PromisesAsked promises) {

  List<SheetSection> sections() {
    return Arrays.stream(Requirement.Section.values()).map(this::section).toList();
  }

  private SheetSection section(Requirement.Section section) {
    List<Requirement> requirements =
        Arrays.stream(Requirement.values())
            .filter(requirement -> requirement.section() == section)
            .toList();
    List<Conforming> subjects =
        findings.stream()
            .filter(finding -> requirements.contains(finding.requirement()))
            .map(ConformanceSheet::who)
            .distinct()
            .sorted(Comparator.comparing(Conforming::toString))
            .toList();
    return new SheetSection(
        section.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        section.title(),
        subjects,
        requirements.stream().map(requirement -> row(requirement, subjects)).toList());
  }

  private static Conforming who(Conformance finding) {
    return new Conforming(finding.key(), finding.subject());
  }

  private SheetRow row(Requirement requirement, List<Conforming> subjects) {
    List<Conformance> own =
        findings.stream().filter(finding -> finding.requirement() == requirement).toList();
    List<Cell> cells = new ArrayList<>();
    for (Conforming subject : subjects) {
      cells.add(cell(own.stream().filter(finding -> who(finding).equals(subject)).toList()));
    }
    return new SheetRow(
        requirement.id(),
        Markdown.inline(requirement.text()),
        cells,
        own.stream()
            .map(this::test)
            .distinct()
            .sorted(Comparator.comparing(SheetTest::name))
            .toList());
  }

  private SheetTest test(Conformance finding) {
    String method = finding.test().replaceFirst(".*\\.", "");
    return new SheetTest(
        finding.test(),
        promises.of(finding.key(), Check.contract(method)).stream()
            .map(promise ->
                new AskedPromise(promise.id(), finding.key(), Markdown.inline(promise.words())))
            .toList());
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
