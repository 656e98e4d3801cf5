// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;

/// The marks of a class that nobody has taught.
public final class TrialGrades {

  private TrialGrades() {}

  /// Writes the page of the class, and one for each student.
  ///
  /// @param folder where to
  /// @throws IOException if they cannot be written
  public static void write(Path folder) throws IOException {
    GradeFiles.write(
        folder,
        List.of(
            TrialMarks.graded("ada", TrialMarks.held(Question.CONTRACT)),
            TrialMarks.graded(
                "linus",
                TrialMarks.broken(Question.CONTRACT, TrialMarks.TAKES, TrialMarks.ENDS),
                TrialMarks.undecided(Question.MODEL, Check.model())),
            TrialMarks.refused("It does not compile: ';' expected in line 7."),
            TrialMarks.caught(List.of("BROKEN_IF"), List.of("BROKEN_NOTIFY"), List.of())),
        TrialMarks.marking(),
        List.of(List.of("BROKEN", "HELD"), List.of("BROKEN"), List.of(), List.of()));
  }
}
