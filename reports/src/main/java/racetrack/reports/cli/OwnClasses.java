// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.util.List;
import racetrack.catalogue.Question;
import racetrack.reports.check.Part;
import racetrack.reports.results.Evidence;
import racetrack.reports.submitted.CheckRecord;
import racetrack.reports.submitted.SubmittedClass;

/// What `check` said of classes from outside, in the columns of the kit's own subjects.
final class OwnClasses {

  private static final String ROW = "  %-22s %-14s %-14s %-14s %-14s %6s  %s%n";

  private OwnClasses() {}

  /// Prints a row for each class that was checked, and what broke it.
  ///
  /// @param classes the classes of one pattern
  /// @param out where to
  static void print(List<SubmittedClass> classes, PrintWriter out) {
    List<CheckRecord> checked = classes.stream().flatMap(known -> known.check().stream()).toList();
    if (checked.isEmpty()) {
      return;
    }
    out.printf("%nYour own classes, as `check` found them%n");
    out.printf(ROW, "", "contract", "model", "", "race", "s", "");
    checked.forEach(record -> out.print(row(record)));
    checked.forEach(record -> printEvidence(record, out));
    out.flush();
  }

  private static String row(CheckRecord record) {
    return ROW.formatted(
        record.origin().simpleName(),
        word(record, Question.CONTRACT),
        word(record, Question.MODEL),
        "",
        word(record, Question.RACE),
        "%.1f".formatted(record.seconds()),
        "%s: %s, %s".formatted(record.word(), record.origin().type(), record.asked()));
  }

  private static String word(CheckRecord record, Question question) {
    return record.parts().stream()
        .filter(part -> part.question() == question)
        .map(part -> part.word().toString())
        .findFirst()
        .orElse("-");
  }

  /// The first failure of each question.
  private static void printEvidence(CheckRecord record, PrintWriter out) {
    for (Part part : record.parts()) {
      part.broken().stream()
          .filter(answer -> !answer.evidence().isEmpty())
          .findFirst()
          .ifPresent(answer ->
              out.printf(
                  "%n%s was broken by %s:%n%n%s%n",
                  record.origin().type(),
                  answer.check(),
                  Evidence.of(answer).brief().indent(2).stripTrailing()));
    }
  }
}
