// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.AnswerFile;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdict;
import racetrack.reports.results.Verdicts;
import racetrack.runners.DeepRun;

/// Asks what has not been asked yet, judges, and says whether the build may pass.
public final class Gate {

  private final TwinQuestions twins;
  private final RaceQuestions races;
  private final RaceQuestions deepRaces;
  private final Path testAnswers;
  private final ResultsFolder results;
  private final Path conformance;
  private final PrintStream out;

  /// Sets up the gate of a checkout.
  ///
  /// @param kit the checkout
  /// @param results where the results go
  /// @param out where to tell of progress and verdicts
  public Gate(Kit kit, Path results, PrintStream out) {
    this.twins =
        new TwinQuestions(
            kit.questionsClassPath(), kit.questionsLibraries(), results.resolve("twins"), out);
    this.races = new RaceQuestions(kit.racesClassPath(), results.resolve("races"));
    this.testAnswers = kit.testAnswers();
    this.conformance = kit.conformance();
    this.results = new ResultsFolder(results);
    this.deepRaces = new RaceQuestions(kit.racesClassPath(), this.results.deepFolder());
    this.out = out;
  }

  /// Asks the twins and runs the races, takes the build's own tests as they are, judges, and writes
  /// the verdicts.
  ///
  /// @param entries the patterns to judge
  /// @param build the build whose tests' answers count; empty for whichever was last
  /// @param budget how long the races may take; they end sooner when each carries weight. On a busy
  ///   host the gate takes longer, but does not ask less
  /// @param commit the commit that is checked, or null if it is not known
  /// @param strict whether weak races close the gate
  /// @return whether the build may pass
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public boolean ask(
      List<Entry> entries,
      Optional<String> build,
      Duration budget,
      @Nullable String commit,
      boolean strict)
      throws InterruptedException {
    long start = System.nanoTime();
    List<Answer> answers = new ArrayList<>(new TestAnswers(testAnswers, build).read());
    answers.addAll(twins.ask(entries));
    List<String> keys = entries.stream().map(Entry::key).toList();
    RaceQuestions.Races raced = races.ask(keys, List.of(), budget);
    answers.addAll(raced.answers());
    List<Verdict> verdicts = new Judge(answers, raced.silence()).judge(entries);
    double seconds = since(start).toMillis() / 1e3;
    results.write(new Verdicts(Instant.now(), seconds, commit, verdicts));
    results.write(AnswerFile.readConformance(conformance));
    results.write("TEST-gate.xml", JUnitXml.of(verdicts));
    out.print(Table.of(verdicts, seconds, strict));
    return isOpen(verdicts, strict);
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
    long start = System.nanoTime();
    List<String> keys = entries.stream().map(Entry::key).toList();
    RaceQuestions.Races raced = races.ask(keys, subjects, budget);
    List<Verdict> verdicts = races(entries, subjects, raced.answers(), raced.silence());
    out.print(Table.outcomes(verdicts));
    out.print(Table.of(verdicts, since(start).toMillis() / 1e3, false));
    return isOpen(verdicts, false);
  }

  /// Runs the deep tier of the races of some patterns, adds to what it has found before, and judges
  /// the races alone, over all modes.
  ///
  /// @param entries the patterns to race
  /// @param subjects the names of the subjects to race; empty for all
  /// @param budget how long this run should take
  /// @return whether it ran to its end, every sound subject passed and every twin was caught
  /// @throws InterruptedException if interrupted while waiting; no child is then left, and what was
  ///   found is kept
  public boolean raceDeeply(List<Entry> entries, List<String> subjects, Duration budget)
      throws InterruptedException {
    List<String> keys = entries.stream().map(Entry::key).toList();
    boolean whole = deepRaces.deepen(keys, subjects, budget);
    Optional<DeepRun> run = results.deep();
    List<Verdict> verdicts =
        races(entries, subjects, run.map(DeepRun::answers).orElse(List.of()), Judge.NO_ANSWER);
    out.print(Table.outcomes(verdicts));
    out.print(Table.of(verdicts, run.map(DeepRun::seconds).orElse(0.0), false));
    if (!whole) {
      out.println("The races ended before their time: what was found until then is kept.");
    }
    return whole && isOpen(verdicts, false);
  }

  private static List<Verdict> races(
      List<Entry> entries, List<String> subjects, List<Answer> answers, String silence) {
    return new Judge(answers, silence)
        .judge(entries).stream()
            .filter(v -> v.answer().check().question() == Question.RACE)
            .filter(v -> subjects.isEmpty() || subjects.contains(v.answer().subject()))
            .toList();
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /// {@return whether there is something to judge and all of it is good}
  ///
  /// @param verdicts the verdicts
  /// @param strict whether a weak race is not good enough
  static boolean isOpen(Collection<Verdict> verdicts, boolean strict) {
    return !verdicts.isEmpty()
        && verdicts.stream()
            .map(Verdict::judgement)
            .allMatch(strict ? Judgement::goodIfStrict : Judgement::good);
  }
}
