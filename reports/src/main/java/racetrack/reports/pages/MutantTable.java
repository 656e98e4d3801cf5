// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import racetrack.catalogue.Question;
import racetrack.reports.pages.Page.Mutant;
import racetrack.reports.pages.Page.MutantRow;
import racetrack.reports.results.Certificate;
import racetrack.reports.results.MutantResult;

/// Gathers what became of the mutants of each pattern.
final class MutantTable {

  private MutantTable() {}

  /// {@return the page}
  ///
  /// @param certificates one for each pattern whose mutants were asked
  static Page.Mutants page(List<Certificate> certificates) {
    List<MutantRow> rows = new ArrayList<>();
    certificates.forEach(certificate -> rows.add(row(certificate.key(), certificate)));
    Certificate all = Certificate.sum(certificates);
    if (certificates.size() > 1) {
      rows.add(row("All", all));
    }
    return new Page.Mutants(
        rows, mutants(all.survivors()), mutants(all.equivalent()), all.wrongNotes());
  }

  private static MutantRow row(String name, Certificate certificate) {
    Stream<Integer> counts =
        Stream.of(
            certificate.mutants().size(),
            certificate.killed(),
            certificate.killedBy(Question.CONTRACT),
            certificate.killedBy(Question.MODEL),
            certificate.killedBy(Question.RACE),
            certificate.survivors().size(),
            certificate.equivalent().size(),
            certificate.notAsked());
    return new MutantRow(
        name,
        Stream.concat(counts.map("%,d"::formatted), Stream.of(certificate.rateInWords())).toList());
  }

  private static List<Mutant> mutants(List<MutantResult> results) {
    return results.stream()
        .map(result ->
            new Mutant(
                result.key(),
                result.place(),
                String.join(", ", result.subjects()),
                Objects.requireNonNullElse(result.equivalent(), ""),
                Differences.lines(result.diff())))
        .toList();
  }
}
