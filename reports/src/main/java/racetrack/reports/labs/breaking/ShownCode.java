// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.reports.pages.SourceFile;

/// The code of a twin as a student sees it: without what is said of its wound.
///
/// @param name the name of the file
/// @param lines the lines by their numbers in the file
record ShownCode(String name, SortedMap<Integer, String> lines) {

  private static final String MARK = "\\s*// (follows the )?wound.*";

  /// {@return the code of a class}
  ///
  /// @param type the class, whose source travels beside it
  static ShownCode of(Class<?> type) {
    SourceFile file =
        SourceFile.of(type)
            .orElseThrow(() -> new IllegalStateException("The source of " + type + " is missing."));
    List<String> all = file.text().lines().toList();
    SortedMap<Integer, String> lines = new TreeMap<>();
    boolean begun = false;
    for (int number = 1; number <= all.size(); number++) {
      String line = all.get(number - 1);
      begun |= line.startsWith("public") || line.startsWith("final class");
      if (begun && !line.matches("\\s*///.*") && !line.matches(MARK)) {
        lines.put(number, line.replaceFirst(MARK, ""));
      }
    }
    return new ShownCode(file.name(), lines);
  }

  /// {@return the name of the file of a class, without its ending}
  ///
  /// @param type the name of the class, perhaps of one inside another
  static String shortName(String type) {
    return type.replaceFirst("\\$.*", "");
  }
}
