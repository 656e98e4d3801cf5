// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Subject;
import racetrack.reports.gate.RaceQuestions;
import racetrack.reports.launch.Kit;

/// Asks the races of a pattern of classes that stand in for its subjects.
///
/// Many are raced together, since the twins, which say how many samples are enough, run with them.
///
/// May be used by many threads.
final class SuspectRaces {

  /// The races end sooner when each carries weight.
  private static final Duration BUDGET = Duration.ofSeconds(8);

  private static final Duration BUDGET_FOR_EACH = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Kit kit;
  private final Entry entry;

  /// Two races at a time would disturb each other.
  private final Lock track = new ReentrantLock();

  /// Prepares to ask.
  ///
  /// @param kit the checkout
  /// @param entry the pattern, which has races
  SuspectRaces(Kit kit, Entry entry) {
    this.kit = kit;
    this.entry = entry;
  }

  /// Asks the races.
  ///
  /// @param suspects whom to ask
  /// @return what was found about each
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Map<Suspect, Found> ask(List<Suspect> suspects) throws InterruptedException {
    Path folder = suspects.getFirst().folder();
    Duration budget = BUDGET.plus(BUDGET_FOR_EACH.multipliedBy(suspects.size()));
    RaceQuestions.Races races;
    track.lockInterruptibly();
    try {
      races =
          new RaceQuestions(kit.racesClassPath(), folder.resolve("races"), PATIENCE)
              .askMutants(
                  entry.key(),
                  entry.broken().stream().map(Subject::name).toList(),
                  suspects.stream().map(SuspectRaces::alias).toList(),
                  budget,
                  folder.resolve("races.txt"));
    } finally {
      track.unlock();
    }
    Map<Suspect, Found> found = new LinkedHashMap<>();
    for (Suspect suspect : suspects) {
      List<Answer> own =
          races.answers().stream().filter(a -> a.subject().equals(alias(suspect))).toList();
      found.put(suspect, raced(own, races.silence()));
    }
    return found;
  }

  private static String alias(Suspect suspect) {
    return suspect.subject().name() + "@" + suspect.classes();
  }

  private static Found raced(List<Answer> own, String silence) {
    Optional<Answer> broken = Interrogation.broken(own);
    if (broken.isPresent()) {
      return Found.killed(broken.get().check(), evidence(broken.get()));
    }
    return own.stream().anyMatch(answer -> answer.finding() == Finding.HELD)
        ? Found.SURVIVED
        : Found.notAsked(silence);
  }

  private static String evidence(Answer answer) {
    String outcomes =
        answer.outcomes().stream()
            .filter(outcome -> outcome.forbidden() && outcome.count() > 0)
            .map(outcome ->
                "%,d of %,d samples read \"%s\": %s"
                    .formatted(
                        outcome.count(), answer.samples(), outcome.result(), outcome.meaning()))
            .collect(Collectors.joining("\n"));
    return outcomes.isEmpty() ? answer.evidence() : outcomes;
  }
}
