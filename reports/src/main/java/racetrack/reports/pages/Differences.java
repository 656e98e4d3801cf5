// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import racetrack.reports.pages.Page.DiffLine;

/// What sets a twin's code apart from its original's.
final class Differences {

  private static final int CONTEXT = 3;
  private static final String SAME = "same";
  private static final String GAP = "gap";

  private Differences() {}

  /// Lines that were changed together.
  ///
  /// @param removed what only the original has
  /// @param added what only the twin has
  /// @param around the lines of the twin before and behind
  record Hunk(List<String> removed, List<String> added, List<String> around) {}

  /// Compares code as [#between(SourceFile, SourceFile)] does.
  ///
  /// @param original the source that the wound was cut into
  /// @param twin the source that carries it
  /// @return the changes, in their order
  static List<Hunk> hunks(SourceFile original, SourceFile twin) {
    List<String> after = code(twin, original);
    return DiffUtils.diff(original.code(), after).getDeltas().stream()
        .map(delta -> {
          Chunk<String> target = delta.getTarget();
          int end = target.getPosition() + target.size();
          List<String> around =
              Stream.of(target.getPosition() - 1, end)
                  .filter(line -> line >= 0 && line < after.size())
                  .map(after::get)
                  .toList();
          return new Hunk(delta.getSource().getLines(), target.getLines(), around);
        })
        .toList();
  }

  /// Compares code, leaving out imports, comments and the name of the class.
  ///
  /// @param original the source that the wound was cut into
  /// @param twin the source that carries it
  /// @return the changed lines, each with some around it
  static List<DiffLine> between(SourceFile original, SourceFile twin) {
    List<String> before = original.code();
    List<String> after = code(twin, original);
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            original.name(), twin.name(), before, DiffUtils.diff(before, after), CONTEXT);
    return trimmed(lines(unified.subList(Math.min(3, unified.size()), unified.size())));
  }

  /// Without the blank lines that the context begins and ends with.
  private static List<DiffLine> trimmed(List<DiffLine> lines) {
    List<DiffLine> trimmed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean atEdge =
          i == 0
              || i == lines.size() - 1
              || lines.get(i - 1).style().equals(GAP)
              || lines.get(i + 1).style().equals(GAP);
      if (!atEdge || !lines.get(i).style().equals(SAME) || !lines.get(i).text().isBlank()) {
        trimmed.add(lines.get(i));
      }
    }
    return trimmed;
  }

  /// {@return the lines of a unified diff without its head, as the page shows them}
  ///
  /// @param unified the lines
  static List<DiffLine> lines(List<String> unified) {
    List<DiffLine> lines = new ArrayList<>();
    for (String line : unified) {
      lines.add(
          switch (line.charAt(0)) {
            case '-' -> new DiffLine("removed", "- ", line.substring(1));
            case '+' ->
                new DiffLine(
                    line.contains("// wound") ? "added wound" : "added", "+ ", line.substring(1));
            case '@' -> new DiffLine(GAP, "", "⋮");
            default -> new DiffLine(SAME, "  ", line.substring(1));
          });
    }
    return lines;
  }

  private static List<String> code(SourceFile twin, SourceFile original) {
    return twin.code().stream()
        .map(line -> line.replace(className(twin), className(original)))
        .toList();
  }

  private static String className(SourceFile file) {
    return file.name().replace(".java", "");
  }
}
