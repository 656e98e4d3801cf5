// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Question;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdict;
import racetrack.reports.results.Verdicts;
import racetrack.reports.submitted.SubmittedFolder;

/// A report on made-up results of every pattern, with interleavings that Lincheck has written.
public final class TrialReport {

  private static final String TWIN = "BROKEN_PLAIN";

  private TrialReport() {}

  /// Writes the report.
  ///
  /// @param folder where to write it, and the results that it is made of
  /// @return the folder of the pages
  /// @throws IOException if it cannot be written
  public static Path write(Path folder) throws IOException {
    Path results = folder.resolve("results");
    TrialResults.write(results);
    ResultsFolder written = new ResultsFolder(results);
    Verdicts trial = written.verdicts().orElseThrow();
    String interleaving = recorded("/racetrack/reports/results/lost-update.txt");
    List<Verdict> verdicts =
        trial.verdicts().stream().map(verdict -> with(verdict, interleaving)).toList();
    written.write(new Verdicts(trial.asked(), trial.seconds(), trial.commit(), verdicts));
    SubmittedFolder submitted = new SubmittedFolder(folder.resolve("submitted"));
    TrialClasses.write(submitted);
    return Objects.requireNonNull(
        Report.write(results, submitted, folder.resolve("report")).getParent());
  }

  private static Verdict with(Verdict verdict, String interleaving) {
    Answer answer = verdict.answer();
    return answer.subject().equals(TWIN) && answer.check().question() == Question.MODEL
        ? new Verdict(
            verdict.judgement(),
            new Answer(
                answer.key(),
                answer.subject(),
                answer.check(),
                answer.finding(),
                interleaving,
                answer.outcomes(),
                answer.strength(),
                answer.seconds(),
                answer.asked(),
                answer.jvmArguments()))
        : verdict;
  }

  private static String recorded(String name) throws IOException {
    try (InputStream stream = TrialReport.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
