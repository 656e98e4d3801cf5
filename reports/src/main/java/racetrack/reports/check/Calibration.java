// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.gate.RaceQuestions;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.ToolException;
import racetrack.runners.ResultNames;

/// How often the twins of a pattern show their wounds in races on this host. It says how many clean
/// samples are enough, and is the same for all classes that are asked in one run.
public final class Calibration {

  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Calibration() {}

  /// Races the twins, once for many classes.
  ///
  /// @param kit the kit
  /// @param entry the pattern
  /// @param folder where to work, and to leave the file
  /// @return the file for [Terms]; empty if there is none, and each class has to do it by itself
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public static Optional<Path> race(Kit kit, Entry entry, Path folder) throws InterruptedException {
    List<String> twins = twins(entry);
    if (twins.isEmpty()) {
      return Optional.empty();
    }
    try {
      new RaceQuestions(kit.racesClassPath(), folder, PATIENCE)
          .ask(
              List.of(entry.key()),
              twins,
              List.of(),
              List.of(),
              BUDGET,
              LIMIT,
              Optional.of(folder.resolve("races.txt")));
      return Optional.of(folder.resolve(ResultNames.RACES)).filter(Files::exists);
    } catch (ToolException e) {
      return Optional.empty(); // it is told of where races are asked
    }
  }

  /// {@return the names of the twins of which a race shows the wound}
  ///
  /// @param entry the pattern
  static List<String> twins(Entry entry) {
    return entry.broken().stream().filter(Calibration::isRaced).map(Subject::name).toList();
  }

  private static boolean isRaced(Subject twin) {
    return twin.claim() instanceof Claim.Broken broken
        && broken.checks().stream().anyMatch(check -> check.question() == Question.RACE);
  }
}
