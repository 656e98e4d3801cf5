// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.Map;
import java.util.stream.Collectors;
import racetrack.reports.marks.Mark.Line;

/// A mark as the lines that Moodle's Virtual Programming Lab reads.
///
/// It takes the last line that says a grade, so nothing that a class has printed may look like one.
/// What a person decides has no such line.
///
/// ## Source
///
/// VPL, documentation: `Comment :=>>`, blocks from `<|--` to `--|>`, `Grade :=>>`.
final class VplReport implements Format {

  @Override
  public Map<String, String> files(Mark mark) {
    StringBuilder text = new StringBuilder();
    text.append("<|--\n");
    text.append(line("-", mark.note()));
    for (Line line : mark.lines()) {
      text.append(line("-", "%s: %s".formatted(line.dimension().title(), line.standing())));
      text.append(line("", line.sentence()));
      for (Mark.Finding finding : line.findings()) {
        text.append(quoted(Findings.text(finding)));
      }
    }
    text.append("--|>\n");
    mark.total().ifPresent(total -> text.append("Grade :=>> ").append(total).append('\n'));
    return Map.of("vpl.txt", text.toString());
  }

  private static String line(String mark, String text) {
    return mark + harmless(text.replaceAll("\\s+", " ")) + "\n";
  }

  private static String quoted(String text) {
    return harmless(text).lines().map(line -> ">" + line + "\n").collect(Collectors.joining());
  }

  /// No grade, no comment, no end of the block.
  private static String harmless(String text) {
    return Plain.printable(text).replace(":=>", ": = >").replace("--|>", "-- |>");
  }
}
