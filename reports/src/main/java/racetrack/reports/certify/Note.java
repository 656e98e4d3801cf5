// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.reports.mutants.Mutant;
import racetrack.reports.mutants.Operator;

/// A note beside the code that a mutant is no mistake.
///
/// It is a comment `// equivalent: OPERATOR, REASON`, at the end of the mutant's line or in lines
/// of its own before it, where it may go on in further comment lines.
///
/// @param line the line of the source that it is about
/// @param operator the name of the operator, as the note has it
/// @param reason why the mutant keeps every promise
record Note(int line, String operator, String reason) {

  private static final Pattern COMMENT = Pattern.compile("(.*?)// equivalent: ([\\w-]+), (.+)");

  /// {@return the notes in a source}
  ///
  /// @param source the text of one file
  static List<Note> in(String source) {
    List<String> lines = source.lines().toList();
    List<Note> notes = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      Matcher comment = COMMENT.matcher(lines.get(index));
      if (comment.matches()) {
        notes.add(note(lines, index, comment));
      }
    }
    return notes;
  }

  private static Note note(List<String> lines, int index, Matcher comment) {
    StringBuilder reason = new StringBuilder(comment.group(3).strip());
    int line = index;
    if (comment.group(1).isBlank()) {
      boolean isOwn = true;
      for (line++; line < lines.size() && isComment(lines.get(line)); line++) {
        isOwn &= !COMMENT.matcher(lines.get(line)).matches();
        if (isOwn) {
          reason.append(' ').append(lines.get(line).strip().substring(2).strip());
        }
      }
    }
    return new Note(line + 1, comment.group(2), reason.toString());
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("//");
  }

  boolean isAbout(Mutant mutant) {
    return mutant.line() == line && mutant.operator().id().equals(operator);
  }

  /// {@return what is wrong with the note itself; empty if it is about one of the mutants}
  ///
  /// @param file the name of the source file
  /// @param mutants the mutants of the source
  List<String> complaints(String file, List<Mutant> mutants) {
    if (Operator.of(operator).isEmpty()) {
      return List.of(
          "%s:%d notes `%s` as equivalent, which is no operator: `certify --operators` lists them."
              .formatted(file, line, operator));
    }
    return mutants.stream().anyMatch(this::isAbout)
        ? List.of()
        : List.of(
            "%s:%d notes %s as equivalent, but there is no such mutant in that line: delete the note."
                .formatted(file, line, operator));
  }
}
