// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Marks as a table of comma-separated values (RFC 4180), for grade books.
///
/// What a person decides has no points in it: a grade book then leaves what it has.
final class Table {

  private static final String END = "\r\n";

  private Table() {}

  /// {@return the table}
  ///
  /// @param marks the marks, a row each
  /// @param columns the heads of the columns, and what they hold
  static String of(List<Mark> marks, Map<String, Field> columns) {
    return Stream.concat(
            Stream.of(columns.keySet().stream().map(Plain::cell)),
            marks.stream()
                .map(mark -> columns.values().stream().map(field -> Plain.cell(field.of(mark)))))
        .map(row -> row.collect(Collectors.joining(",")) + END)
        .collect(Collectors.joining());
  }
}
