// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racetrack.catalogue.Entry;
import racetrack.reports.check.Word;

/// A lab in which a hypothesis is held against a measurement. A person judges it, by a rubric; what
/// is checked is that nothing is missing.
///
/// @param entry the pattern
record MeasureLab(Entry entry) {

  /// The file to be written.
  static final String FILE = "report.md";

  private static final String RESULTS = "racetrack-results/benchmarks.json";

  /// Shorter, nothing is explained.
  private static final int SHORTEST = 80;

  private static final List<String> SECTIONS =
      List.of("Hypothesis", "Measurement", "What the chart shows", "Explanation");

  private static final List<String> RUBRIC =
      List.of(
          "Hypothesis (3): it was written first, names numbers of workers, and can be wrong.",
          "Measurement (2): the machine, its load, and what was compared are said.",
          "What the chart shows (2): intervals are read; what they leave open is left open.",
          "Explanation (3): it names the mechanism, and what would be seen if it were another"
              + " one.");

  /// {@return the file, not filled in}
  String form() {
    StringBuilder text = new StringBuilder("# Report: " + entry.title() + "\n");
    SECTIONS.forEach(section -> text.append("\n## %s\n\n…\n".formatted(section)));
    text.append("\n## How it is judged\n\n");
    RUBRIC.forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  /// Looks at what is missing.
  ///
  /// @param lab the lab
  /// @return HELD if nothing is
  Outcome check(LabFolder lab) {
    String text = lab.writtenText();
    List<String> missing = new ArrayList<>();
    SECTIONS.stream()
        .filter(section -> section(text, section).length() < SHORTEST)
        .forEach(section ->
            missing.add(
                "The section \"%s\" has less than %d characters.".formatted(section, SHORTEST)));
    if (!Files.exists(lab.folder().resolve(RESULTS))) {
      missing.add(
          "There is no measurement in %s: run `racetrack bench %s --output racetrack-results` here."
              .formatted(RESULTS, entry.key()));
    }
    List<String> lines = new ArrayList<>(missing);
    if (missing.isEmpty()) {
      lines.add("Nothing is missing. A person judges it, like this:");
      RUBRIC.forEach(line -> lines.add("  " + line));
    }
    return new Outcome(missing.isEmpty() ? Word.HELD : Word.BROKEN, missing.isEmpty(), lines);
  }

  private static String section(String text, String heading) {
    return Arrays.stream(text.split("(?m)^## ", -1))
        .filter(section -> section.startsWith(heading))
        .map(section -> section.substring(heading.length()).strip())
        .findFirst()
        .orElse("");
  }
}
