// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.reports.pages.SourceFile;
import racetrack.reports.pages.UnmarkedSource;

/// The code of a twin as a student sees it: without what is said of its wound.
///
/// @param name the name of the file
/// @param lines the lines by their numbers in the file
record ShownCode(String name, SortedMap<Integer, String> lines) {

  /// {@return the code of a class}
  ///
  /// @param type the class, whose source travels beside it
  static ShownCode of(Class<?> type) {
    SourceFile file =
        SourceFile.of(type)
            .orElseThrow(() -> new IllegalStateException("The source of " + type + " is missing."));
    SortedMap<Integer, String> lines = new TreeMap<>();
    boolean begun = false;
    for (UnmarkedSource.Line line : UnmarkedSource.of(file.text()).lines()) {
      begun |= line.text().startsWith("public") || line.text().startsWith("final class");
      if (begun && !line.text().matches("\\s*///.*")) {
        lines.put(line.number(), line.text());
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
