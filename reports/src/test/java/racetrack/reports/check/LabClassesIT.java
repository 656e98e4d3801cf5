// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.gate.RaceQuestions;
import racetrack.reports.labs.LabMaker;
import racetrack.reports.labs.Wounds;
import racetrack.reports.launch.Kit;

/// What students are given fails as it is given: every skeleton in every build, and by night every
/// wound, compiled from the student's own file. In every build, each wound is compared with the
/// twin that the gate catches, instruction for instruction.
@Tag("wide")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class LabClassesIT {

  private static final Duration BUDGET = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration RACES = Duration.ofSeconds(20);
  private static final long SEED = 11;

  private final Kit kit = Kit.locate();
  private final LabMaker maker = new LabMaker(kit, "racetrack 1");

  @TempDir private Path home;

  @Test
  void skeletonsFail() throws IOException, InterruptedException {
    List<Path> sources = new ArrayList<>();
    List<Request> requests = new ArrayList<>();
    for (Entry entry : Catalogue.load().entries()) {
      Path lab = home.resolve(entry.key());
      maker.make(entry, lab);
      sources.add(lab.resolve("src"));
      // A class that does nothing may pass the first: what is not asked for is not made.
      Checks.ofKit(kit).of(entry, Question.CONTRACT).stream()
          .limit(2)
          .forEach(check -> requests.add(new Request(entry, className(entry), check)));
    }
    List<Answer> answers = ask(compile(sources), requests, List.of());
    assertEquals(
        List.of(),
        Catalogue.load().entries().stream()
            .map(Entry::key)
            .filter(key ->
                answers.stream()
                    .noneMatch(a -> a.key().equals(key) && a.finding() == Finding.BROKE))
            .toList());
  }

  static Stream<Arguments> wounds() {
    return Catalogue.load().entries().stream()
        .flatMap(entry ->
            new Wounds(entry).all().stream().map(twin -> Arguments.of(entry.key(), twin.name())));
  }

  @ParameterizedTest
  @MethodSource("wounds")
  @EnabledIfSystemProperty(named = "racetrack.nightly", matches = "true")
  void woundsFail(String key, String name) throws IOException, InterruptedException {
    Entry entry = Catalogue.load().find(key).orElseThrow();
    Subject twin =
        new Wounds(entry)
            .all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    maker.mend(entry, Optional.of(name), SEED, home.resolve("lab"));
    Path classes = compile(List.of(home.resolve("lab/src")));
    List<Check> checks = ((Claim.Broken) twin.claim()).checks();
    assertTrue(
        isCaught(entry, classes, checks, Question.CONTRACT)
            || isCaught(entry, classes, checks, Question.MODEL)
            || isCaughtInARace(entry, classes, checks),
        () -> "It holds, in " + checks);
  }

  private boolean isCaught(Entry entry, Path classes, List<Check> checks, Question question)
      throws InterruptedException {
    List<Request> requests =
        of(checks, question).map(check -> new Request(entry, className(entry), check)).toList();
    return !requests.isEmpty()
        && ask(
                classes,
                requests,
                question == Question.MODEL ? AskerCommand.NO_OPTIMISATION : List.of())
            .stream()
            .anyMatch(answer -> answer.finding() == Finding.BROKE);
  }

  private boolean isCaughtInARace(Entry entry, Path classes, List<Check> checks)
      throws InterruptedException {
    List<String> scenarios = of(checks, Question.RACE).map(Check::name).toList();
    return !scenarios.isEmpty()
        && new RaceQuestions(
                kit.racesClassPath() + File.pathSeparator + classes,
                home.resolve("races"),
                PATIENCE)
                .ask(
                    List.of(entry.key()),
                    List.of("NONE"),
                    List.of(className(entry)),
                    scenarios,
                    RACES,
                    BUDGET,
                    Optional.of(home.resolve("races.txt")))
                .answers()
                .stream()
                .anyMatch(answer -> answer.finding() == Finding.BROKE);
  }

  private static Stream<Check> of(List<Check> checks, Question question) {
    return checks.stream().filter(check -> check.question() == question);
  }

  private static String className(Entry entry) {
    return "Your" + entry.pattern().contract().getSimpleName();
  }

  private Path compile(List<Path> sources) throws IOException {
    Path classes = Files.createDirectories(home.resolve("classes"));
    new SourceCompiler(kit.contracts()).compile(SourceCompiler.files(sources), classes);
    return classes;
  }

  private List<Answer> ask(Path classes, List<Request> requests, List<String> jvmArguments)
      throws InterruptedException {
    return new Asking(
            kit.questionsClassPath() + File.pathSeparator + classes,
            home.resolve("asked" + requests.getFirst().check().question()),
            PATIENCE,
            jvmArguments,
            Deadline.after(BUDGET))
        .ask(requests);
  }
}
