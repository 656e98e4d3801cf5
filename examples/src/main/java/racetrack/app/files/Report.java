// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.util.List;

/// What became of many files.
///
/// @param results a result for each file, in the order of the files
/// @param total the counts of all files that were counted, added up
public record Report(List<FileResult> results, Counts total) {

  /// Makes a report.
  public Report {
    results = List.copyOf(results);
  }

  /// {@return how many files could not be counted}
  public long failures() {
    return results.stream().filter(result -> result.outcome() instanceof Failure).count();
  }
}
