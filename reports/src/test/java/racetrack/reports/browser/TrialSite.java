// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.browser;

import java.io.IOException;
import java.nio.file.Path;
import racetrack.reports.labs.breaking.BreakPage;
import racetrack.reports.labs.breaking.puzzles.Puzzles;
import racetrack.reports.marks.TrialGrades;
import racetrack.reports.pages.TrialReport;

/// Every kind of page that the kit writes, in one folder.
final class TrialSite {

  private TrialSite() {}

  /// Writes the pages.
  ///
  /// @param folder where to write them, and the results that they are made of
  /// @return their folder
  static Path write(Path folder) throws IOException {
    Path site = TrialReport.write(folder);
    TrialGrades.write(site.resolve("marks"));
    BreakPage.write(new Puzzles().all().getFirst(), site.resolve("puzzles"));
    return site;
  }
}
