// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.AnswerFile;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdict;
import racetrack.reports.results.Verdicts;

/// Asks what has not been asked yet, judges, and says whether the build may pass.
public final class Gate {

  /// A busy host makes the gate late, and not careless.
  private static final Duration LEAST_FOR_RACES = Duration.ofSeconds(45);

  private final TwinQuestions twins;
  private final RaceQuestions races;
  private final Path testAnswers;
  private final Path conformance;
  private final PrintStream out;

  /// Sets up the gate of a checkout.
  ///
  /// @param kit the checkout
  /// @param out where to tell of progress and verdicts
  public Gate(Kit kit, PrintStream out) {
    this.twins =
        new TwinQuestions(
            kit.questionsClassPath(),
            kit.questionsLibraries(),
            kit.results().resolve("twins"),
            out);
    this.races = new RaceQuestions(kit.racesClassPath(), kit.results().resolve("races"));
    this.testAnswers = kit.testAnswers();
    this.conformance = kit.conformance();
    this.out = out;
  }

  /// Asks the twins and runs the races, takes the build's own tests as they are, and judges.
  ///
  /// @param entries the patterns to judge
  /// @param since answers of the build's tests from before are out of date
  /// @param budget how long all of it should take
  /// @param commit the commit that is checked, or null if it is not known
  /// @param results where to write the verdicts
  /// @return whether the build may pass
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public boolean ask(
      List<Entry> entries,
      Instant since,
      Duration budget,
      @Nullable String commit,
      ResultsFolder results)
      throws InterruptedException {
    Instant start = Instant.now();
    List<Answer> answers = new ArrayList<>(AnswerFile.read(testAnswers));
    answers.addAll(twins.ask(entries));
    Duration left = budget.minus(Duration.between(start, Instant.now()));
    if (left.compareTo(LEAST_FOR_RACES) < 0) {
      left = LEAST_FOR_RACES;
    }
    List<String> keys = entries.stream().map(Entry::key).toList();
    answers.addAll(races.ask(keys, List.of(), left));
    List<Verdict> verdicts = new Judge(answers, since).judge(entries);
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
    results.write(new Verdicts(Instant.now(), seconds, commit, verdicts));
    results.write(AnswerFile.readConformance(conformance));
    out.print(Table.of(verdicts, seconds));
    return isOpen(verdicts);
  }

  /// Runs the races of some patterns, shows every outcome, and judges the races alone.
  ///
  /// @param entries the patterns to race
  /// @param subjects the names of the subjects to race; empty for all
  /// @param budget how long all of it should take
  /// @return whether every sound subject passed and every twin was caught
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public boolean race(List<Entry> entries, List<String> subjects, Duration budget)
      throws InterruptedException {
    Instant start = Instant.now();
    List<String> keys = entries.stream().map(Entry::key).toList();
    List<Answer> answers = races.ask(keys, subjects, budget);
    List<Verdict> verdicts =
        new Judge(answers, start)
            .judge(entries).stream()
                .filter(v -> v.answer().check().question() == Question.RACE)
                .filter(v -> subjects.isEmpty() || subjects.contains(v.answer().subject()))
                .toList();
    out.print(Table.outcomes(verdicts));
    out.print(Table.of(verdicts, Duration.between(start, Instant.now()).toMillis() / 1e3));
    return isOpen(verdicts);
  }

  /// {@return whether there is something to judge and all of it is good}
  ///
  /// @param verdicts the verdicts
  static boolean isOpen(Collection<Verdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.stream().allMatch(v -> v.judgement().good());
  }
}
