// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.results.AnswerFile;

/// Asks the race scenarios, in a JVM of their own that forks one more for each cell.
///
/// @param classPath the class path of the race runner
/// @param folder where it works, and leaves `races.json`
public record RaceQuestions(String classPath, Path folder) {

  private static final String RUNNER = "racetrack.races.RaceRunner";

  /// Runs the races.
  ///
  /// @param keys the patterns to ask
  /// @param subjects the subjects to ask; empty for all
  /// @param budget how long the run should take
  /// @return the answers; none if the runner could not work
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public List<Answer> ask(Collection<String> keys, Collection<String> subjects, Duration budget)
      throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                RUNNER,
                "--keys=" + String.join(",", keys),
                "--budget=" + budget.toSeconds(),
                "--output=" + folder.toAbsolutePath()));
    if (!subjects.isEmpty()) {
      arguments.add("--subjects=" + String.join(",", subjects));
    }
    Path races = folder.resolve("races.json");
    delete(races);
    // The runner keeps to its budget, but for scenarios that hang, which jcstress ends after 30 s
    // each, and for twins that hide on a busy host. This is for a runner that hangs itself.
    Duration patience = budget.multipliedBy(2).plusMinutes(15);
    new ChildJvm(arguments, folder, Optional.empty()).run(patience);
    return AnswerFile.read(races);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
