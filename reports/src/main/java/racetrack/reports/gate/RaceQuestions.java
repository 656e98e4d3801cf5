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
import java.util.OptionalInt;
import racetrack.catalogue.Answer;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.ToolException;
import racetrack.reports.results.AnswerFile;

/// Asks the race scenarios, in a JVM of their own that forks others for the samples.
///
/// @param classPath the class path of the race runner
/// @param folder where it works, and leaves `races.json` or `deep.json`
/// @param patience how long a scenario may take beside its sampling
record RaceQuestions(String classPath, Path folder, Duration patience) {

  private static final String RUNNER = "racetrack.races.RaceRunner";

  /// Its exit code when some cells were not asked, which their answers say.
  private static final int NOT_WHOLE = 1;

  private static final int WRONG_USE = 2;

  /// jcstress itself ends an iteration that hangs after 30 s.
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  RaceQuestions(String classPath, Path folder) {
    this(classPath, folder, PATIENCE);
  }

  /// What the races have shown.
  ///
  /// @param answers the answers
  /// @param silence why others are missing
  record Races(List<Answer> answers, String silence) {}

  /// Runs the races.
  ///
  /// @param keys the patterns to ask
  /// @param subjects the subjects to ask; empty for all
  /// @param budget how long the run should take
  /// @return the answers; none if the runner could not work
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws ToolException if the runner said that it cannot work here
  Races ask(Collection<String> keys, Collection<String> subjects, Duration budget)
      throws InterruptedException {
    Path races = folder.resolve("races.json");
    delete(races);
    ChildJvm.End end = run("quick", keys, subjects, budget);
    return new Races(AnswerFile.read(races), silence(end));
  }

  /// Runs the deep tier of the races, which goes on from what the folder holds.
  ///
  /// @param keys the patterns to ask
  /// @param subjects the subjects to ask; empty for all
  /// @param budget how long the run should take
  /// @return whether it ran to its end
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws ToolException if the runner said that it cannot work here
  boolean deepen(Collection<String> keys, Collection<String> subjects, Duration budget)
      throws InterruptedException {
    OptionalInt exitCode = run("deep", keys, subjects, budget).exitCode();
    return exitCode.isPresent() && exitCode.getAsInt() <= NOT_WHOLE;
  }

  private ChildJvm.End run(
      String preset, Collection<String> keys, Collection<String> subjects, Duration budget)
      throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                RUNNER,
                "--preset=" + preset,
                "--keys=" + String.join(",", keys),
                "--budget=" + budget.toSeconds(),
                "--patience=" + patience.toSeconds(),
                "--output=" + folder.toAbsolutePath()));
    if (!subjects.isEmpty()) {
      arguments.add("--subjects=" + String.join(",", subjects));
    }
    // The runner keeps to its budget, but for scenarios that hang, each of which it ends, and for
    // twins that hide on a busy host. This is for a runner that hangs itself.
    Duration limit = budget.multipliedBy(2).plusMinutes(15);
    ChildJvm.End end = new ChildJvm(arguments, folder, Optional.empty()).run(limit);
    if (end.exitCode().equals(OptionalInt.of(WRONG_USE))) {
      throw new ToolException(RUNNER);
    }
    return end;
  }

  private static String silence(ChildJvm.End end) {
    return "%s The JVM of the races %s.%n%s"
        .formatted(Judge.NO_ANSWER, end.words(), end.lastWords())
        .strip();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
