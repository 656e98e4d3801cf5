// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Finding;
import racetrack.programs.JavaLauncher;
import racetrack.programs.Leash;
import racetrack.reports.results.AnswerFile;
import racetrack.runners.DeepRun;
import tools.jackson.databind.json.JsonMapper;

/// A race that is stopped half-way.
@Tag("wide")
@Timeout(60)
class InterruptionIT {

  @TempDir private Path folder;

  @Test
  void leavesNoChildAndSaysWhatWasNotAsked() throws IOException, InterruptedException {
    String said = interruptAfterTheFirstAnswer(startRaces());
    assertTrue(said.contains("NOT ASKED queue.bounded"), said);
    List<Answer> answers = AnswerFile.read(folder.resolve("races.json"));
    assertTrue(answers.stream().anyMatch(a -> a.finding() != Finding.NOT_ASKED));
    assertTrue(answers.stream().anyMatch(a -> a.evidence().contains("was interrupted before")));
  }

  @Test
  void endsWithTheParentThatHeldTheLeash() throws IOException, InterruptedException {
    Process races = startRaces();
    List<ProcessHandle> children = awaitTheFirstAnswer(races, new ArrayList<>());
    races.getOutputStream().close(); // what the system does when the parent dies
    String rest = races.inputReader().lines().collect(Collectors.joining("\n"));
    assertTrue(races.waitFor(20, TimeUnit.SECONDS));
    assertTrue(rest.contains("Races: interrupted;"), rest);
    assertNoneAlive(children);
  }

  @Test
  void keepsWhatTheDeepTierHasFoundAndGoesOnWithIt() throws IOException, InterruptedException {
    String _ = interruptAfterTheFirstAnswer(startRaces("--preset=deep", "--budget=600"));
    DeepRun first = deepRun();
    assertTrue(first.answers().stream().anyMatch(answer -> answer.samples() > 0));
    String said = interruptAfterTheFirstAnswer(startRaces("--preset=deep", "--budget=600"));
    assertTrue(said.contains("Races: going on with "), said);
    DeepRun second = deepRun();
    assertEquals(first.build(), second.build());
    assertTrue(second.seconds() > first.seconds());
    assertTrue(samples(second) > samples(first), said);
    Answer asked = first.answers().getFirst();
    assertTrue(
        second.answers().stream()
            .anyMatch(a -> a.check().equals(asked.check()) && a.samples() >= asked.samples()));
  }

  /// {@return what the runner has said}
  private static String interruptAfterTheFirstAnswer(Process races)
      throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    List<ProcessHandle> children = awaitTheFirstAnswer(races, said);
    races.toHandle().destroy(); // as Ctrl-C or a CI server would
    races.inputReader().lines().forEach(said::add);
    assertTrue(races.waitFor(20, TimeUnit.SECONDS));
    assertTrue(
        said.stream().anyMatch(line -> line.startsWith("Races: interrupted;")), said::toString);
    assertNoneAlive(children);
    return String.join("\n", said);
  }

  private DeepRun deepRun() throws IOException {
    return new JsonMapper().readValue(folder.resolve("deep.json"), DeepRun.class);
  }

  private static long samples(DeepRun run) {
    return run.answers().stream().mapToLong(Answer::samples).sum();
  }

  private Process startRaces(String... arguments) throws IOException {
    return new ProcessBuilder(Stream.concat(command().stream(), Stream.of(arguments)).toList())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private List<String> command() {
    return List.of(
        JavaLauncher.path(),
        "--enable-native-access=ALL-UNNAMED",
        "-D" + Leash.PROPERTY + "=true",
        "-cp",
        Kit.locate().racesClassPath(),
        MainClass.of(Kit.locate().racesClassPath()),
        "--keys=queue.bounded",
        "--output=" + folder);
  }

  /// {@return every process below the runner once it works on the second cell}
  private static List<ProcessHandle> awaitTheFirstAnswer(Process races, List<String> said)
      throws IOException {
    BufferedReader output = races.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains("attempt 1 ")) {
        List<ProcessHandle> children = List.of();
        while (children.isEmpty() && races.isAlive()) {
          children = races.descendants().toList();
        }
        return children;
      }
    }
    throw new AssertionError("The races ended before the first answer.");
  }

  private static void assertNoneAlive(List<ProcessHandle> children) {
    assertFalse(children.isEmpty());
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
      assertFalse(child.isAlive());
    }
  }
}
