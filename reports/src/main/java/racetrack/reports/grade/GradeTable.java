// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.marks.Graded;

/// The words for all submissions as a table, without points.
public final class GradeTable {

  private static final String HEAD = "submission,word,sentence,seconds";

  private GradeTable() {}

  /// Writes the table as CSV, in UTF-8.
  ///
  /// @param file where to
  /// @param all what was found out
  /// @throws IOException if it cannot be written
  public static void write(Path file, List<Graded> all) throws IOException {
    String rows =
        all.stream()
            .map(graded ->
                String.join(
                    ",",
                    cell(graded.submission()),
                    cell(Progress.word(graded)),
                    cell(sentence(graded)),
                    String.format(Locale.ROOT, "%.1f", graded.took().toMillis() / 1e3)))
            .collect(Collectors.joining("\n"));
    Ledger.write(file, (HEAD + "\n" + rows + "\n").getBytes(UTF_8));
  }

  private static String sentence(Graded graded) {
    return graded
        .refusal()
        .or(() -> graded.result().map(GradeTable::sentence))
        .orElse("")
        .replaceAll("\\s+", " ");
  }

  private static String sentence(Result result) {
    return result.alarms().isEmpty()
        ? result.parts().stream()
            .filter(part -> part.word() == result.word())
            .findFirst()
            .map(Part::sentence)
            .orElse("")
        : String.join(" ", result.alarms());
  }

  /// A spreadsheet must not take a cell for a formula.
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
