// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.reports.results.AnswerFile;

/// What the tests of a build answered.
///
/// Each build has a folder of its own for them, so no clock is asked which of them are old: it may
/// have been set back.
///
/// @param folder where the folders of the builds lie
/// @param build the folder of the build whose answers count; empty for any
record TestAnswers(Path folder, Optional<String> build) {

  /// {@return the answers; those of another build, if there are no others, as not asked}
  List<Answer> read() {
    if (build.isEmpty()) {
      return AnswerFile.read(folder);
    }
    List<Answer> answers = AnswerFile.read(folder.resolve(build.get()));
    return answers.isEmpty()
        ? AnswerFile.read(folder).stream().map(TestAnswers::outOfDate).toList()
        : answers;
  }

  private static Answer outOfDate(Answer answer) {
    return Judge.notAsked(
        answer.key(),
        answer.subject(),
        answer.check(),
        "The last answer, of " + answer.asked() + ", is of another build.");
  }
}
