// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;
import racetrack.reports.gate.RaceQuestions;
import racetrack.reports.labs.predict.Question.RaceAsked;
import racetrack.reports.labs.predict.steps.Exploration;
import racetrack.reports.labs.predict.steps.PlainRun;
import racetrack.reports.labs.predict.steps.Scheduled;
import racetrack.reports.launch.Kit;

/// Answers questions by running their programs, and races where interleavings do not show all.
public final class Answering {

  private static final int ROUNDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /// What the races of some questions may take beyond their budget, on a host that is busy.
  private static final Duration GRACE = Duration.ofMinutes(3);

  private Answering() {}

  /// Runs a program: in every interleaving, or as it is if it has a method `main`.
  ///
  /// @param question the question
  /// @return what was found, without a race
  /// @throws InterruptedException if interrupted while waiting
  public static Found run(Question question) throws InterruptedException {
    if (Scheduled.threadsOf(question.program()).isEmpty()) {
      String outcome = PlainRun.outcome(question.program());
      return new Found(Optional.empty(), Optional.of(outcome), new TreeMap<>(), Optional.empty());
    }
    Exploration exploration = Exploration.of(Scheduled.of(question.program()));
    return new Found(Optional.of(exploration), Optional.empty(), new TreeMap<>(), Optional.empty());
  }

  /// Runs the programs of questions, and all of their races in one go.
  ///
  /// A race that has not shown all of the right answer yet is run again, up to five times: what is
  /// possible may be rare.
  ///
  /// @param questions the questions
  /// @param budget how long each round of the races should take
  /// @return what was found for each
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public static Map<Question, Found> race(Collection<Question> questions, Duration budget)
      throws InterruptedException {
    Map<Question, Found> found = new LinkedHashMap<>();
    for (Question question : questions) {
      Found run = run(question);
      Optional<String> excuse = excuse(subject(question.race().orElseThrow()));
      found.put(question, new Found(run.interleavings(), run.run(), new TreeMap<>(), excuse));
    }
    List<Question> open = List.copyOf(questions);
    for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
      List<Answer> answers = answers(open, budget);
      open.forEach(question ->
          found.computeIfPresent(
              question, (_, before) -> before.and(seen(question.race().orElseThrow(), answers))));
      open =
          open.stream()
              .filter(question -> !requireNonNull(found.get(question)).bearsOut(question))
              .toList();
    }
    return found;
  }

  private static List<Answer> answers(Collection<Question> questions, Duration budget)
      throws InterruptedException {
    TreeSet<String> keys = new TreeSet<>();
    TreeSet<String> subjects = new TreeSet<>();
    TreeSet<String> scenarios = new TreeSet<>();
    for (Question question : questions) {
      RaceAsked race = question.race().orElseThrow();
      keys.add(race.key());
      subjects.add(race.subject());
      scenarios.add(race.scenario());
    }
    Kit kit = Kit.locate();
    Path folder = kit.results().resolve("predict");
    return new RaceQuestions(kit.racesClassPath(), folder, PATIENCE)
        .ask(
            keys,
            subjects,
            List.of(),
            scenarios,
            budget,
            budget.plus(GRACE),
            Optional.of(folder.resolve("races.txt")))
        .answers();
  }

  private static NavigableMap<String, Long> seen(RaceAsked race, List<Answer> answers) {
    NavigableMap<String, Long> seen = new TreeMap<>();
    answers.stream()
        .filter(answer -> answer.key().equals(race.key()))
        .filter(answer -> answer.subject().equals(race.subject()))
        .filter(answer -> answer.check().name().equals(race.scenario()))
        .flatMap(answer -> answer.outcomes().stream())
        .filter(outcome -> outcome.count() > 0)
        .forEach(outcome -> seen.merge(race.read(outcome.result()), outcome.count(), Long::sum));
    return seen;
  }

  private static Subject subject(RaceAsked race) {
    return Catalogue.load().find(race.key()).orElseThrow().subjects().stream()
        .filter(subject -> subject.name().equals(race.subject()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s has no %s.".formatted(race.key(), race.subject())));
  }

  private static Optional<String> excuse(Subject subject) {
    return subject.claim() instanceof Claim.Broken broken && !broken.isObservableHere()
        ? Optional.of(System.getProperty("os.arch"))
        : Optional.empty();
  }
}
