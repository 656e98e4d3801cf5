// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes somebody else's text harmless for the format that it is put into.
final class Plain {

  private static final int LONGEST = 16_000;

  private Plain() {}

  /// {@return a text without control characters, and not too long: a class prints what it likes}
  ///
  /// @param text any text
  static String printable(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    return cut.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\p{Cs}\\uFFFE\\uFFFF]", "?");
  }

  /// {@return a text as a cell of a table: in quotes where needed, and never a formula}
  ///
  /// A spreadsheet computes a cell that begins with one of a few signs, also if it is in quotes.
  ///
  /// @param text any text
  static String cell(String text) {
    String plain = printable(text).replaceAll("\\s+", " ").strip();
    String safe = plain.matches("[=+@\\t-].*") ? "'" + plain : plain;
    return safe.matches("(?s).*[\",;'].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  /// {@return a text as Markdown shows it, in one line}
  ///
  /// @param text any text
  static String markdown(String text) {
    return printable(text)
        .replaceAll("\\s+", " ")
        .strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]#|!>~])", "\\\\$1");
  }

  /// {@return a text as a block of code in Markdown: no line of it can end the block}
  ///
  /// @param text any text
  static String fenced(String text) {
    String plain = printable(text);
    String fence = "```";
    while (plain.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + plain + "\n" + fence;
  }

  /// {@return a name for a file or a folder: an id may be anything}
  ///
  /// @param id any text
  static String fileName(String id) {
    String name = id.replaceAll("[^\\p{L}\\p{N}._ -]", "-").replaceAll("^[. -]+|[. ]+$", "");
    return name.isEmpty() ? "submission" : name.substring(0, Math.min(100, name.length()));
  }

  /// {@return a name for each id, and none twice}
  ///
  /// @param ids the ids
  static List<String> fileNames(List<String> ids) {
    Set<String> taken = new HashSet<>(Set.of("assets", "records"));
    List<String> names = new ArrayList<>();
    for (String id : ids) {
      String wanted = fileName(id);
      String name = wanted;
      for (int number = 2; !taken.add(name); number++) {
        name = wanted + "-" + number;
      }
      names.add(name);
    }
    return names;
  }
}
