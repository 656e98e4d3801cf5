// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Kit;

/// Do the races and Lincheck answer the questions as the files say?
@Tag("wide")
class PredictIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final QuestionBank BANK = QuestionBank.load(QuestionBank.ENGLISH);

  @Test
  void racesShowWhatTheyAreAskedFor() throws InterruptedException {
    List<Question> questions =
        BANK.questions().stream().filter(question -> question.race().isPresent()).toList();
    Map<Question, Found> found = Answering.race(questions, Duration.ofSeconds(8));
    assertAll(
        questions.stream()
            .map(question ->
                () -> {
                  Found answer = requireNonNull(found.get(question));
                  assertTrue(
                      answer.samples() > 0 || answer.excuse().isPresent(),
                      () -> question.id() + " was not raced.");
                  assertTrue(
                      answer.bearsOut(question),
                      () -> "%s: found %s".formatted(question.id(), answer.outcomes()));
                }));
  }

  /// Two tools that know nothing of each other explore the same programs: what Lincheck finds, the
  /// scheduler must find as well, and nothing else. A run that hangs ends Lincheck's search.
  @Test
  void lincheckFindsTheSameOutcomes(@TempDir Path folder) throws InterruptedException, IOException {
    List<Question> questions = BANK.questions().stream().filter(SecondOpinion::canBeAsked).toList();
    assertTrue(questions.size() >= 40, () -> questions.size() + " questions");
    Path answers = folder.resolve("answers.txt");
    Path programs = folder.resolve("programs");
    SecondOpinion.open(programs);
    String classPath =
        String.join(
            File.pathSeparator,
            programs.toString(),
            Kit.locate().questionsLibraries(),
            System.getProperty("java.class.path"));
    List<String> arguments =
        List.of(
            "-XX:+EnableDynamicAgentLoading",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            SecondOpinion.class.getName(),
            answers.toString());
    ChildJvm.End end =
        new ChildJvm(arguments, folder, Optional.of(folder.resolve("out.txt"))).run(PATIENCE);
    assertEquals(OptionalInt.of(0), end.exitCode(), end::lastWords);
    Map<String, Set<String>> second = new LinkedHashMap<>();
    for (String line : Files.readAllLines(answers)) {
      String[] parts = line.split("\t", 2);
      second.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
    }
    assertAll(
        questions.stream()
            .map(question ->
                () -> {
                  Set<String> first = Answering.run(question).outcomes();
                  Set<String> other = second.getOrDefault(question.id(), Set.of());
                  assertEquals(
                      first.contains(Replay.HANGS), other.contains(Replay.HANGS), question.id());
                  if (first.contains(Replay.HANGS)) {
                    assertTrue(first.containsAll(other), () -> question.id() + ": " + other);
                  } else {
                    assertEquals(first, other, question.id());
                  }
                }));
  }
}
