// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import racetrack.catalogue.NumberedPromise;
import racetrack.reports.marks.Mark.Finding;
import racetrack.reports.marks.Mark.Line;

/// A mark as Markdown, for the student.
final class StudentText implements Format {

  @Override
  public Map<String, String> files(Mark mark) {
    List<String> text = new ArrayList<>();
    text.add("# %s: %s".formatted(Plain.markdown(mark.key()), mark.verdict()));
    text.add("**Points:** " + mark.points());
    mark.because()
        .forEach(sentence ->
            text.add(sentence.contains("\n") ? Plain.fenced(sentence) : Plain.markdown(sentence)));
    if (!mark.lines().isEmpty()) {
      text.add(table(mark));
    }
    for (Line line : mark.lines()) {
      for (Finding finding : line.findings()) {
        text.add("## %s: %s".formatted(line.dimension().title(), Plain.markdown(finding.words())));
        for (NumberedPromise promise : finding.promises()) {
          text.add("Promise %s: %s".formatted(promise.id(), promise.words()));
        }
        text.add(Plain.fenced(finding.evidence()));
      }
    }
    text.add(
        "Submission `%s`, seed `%s`. %sIsolation: %s."
            .formatted(
                mark.submission().replace('`', '\''),
                mark.seed().replace('`', '\''),
                mark.planted().map(sentence -> sentence + ". ").orElse(""),
                mark.isolation().isEmpty()
                    ? "none"
                    : Plain.markdown(String.join("; ", mark.isolation()))));
    return Map.of("mark.md", String.join("\n\n", text) + "\n");
  }

  private static String table(Mark mark) {
    List<String> rows = new ArrayList<>();
    rows.add("| what | verdict | points | how much was asked |");
    rows.add("|---|---|---:|---|");
    for (Line line : mark.lines()) {
      rows.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  line.dimension().title(),
                  line.standing(),
                  points(line),
                  Plain.markdown(line.sentence())));
    }
    return String.join("\n", rows);
  }

  private static String points(Line line) {
    return line.standing() == Standing.NOT_DECIDED
        ? "– of " + line.most()
        : "%s of %s".formatted(line.points(), line.most());
  }
}
