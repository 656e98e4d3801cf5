// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Leash;
import racetrack.reports.results.AnswerFile;

/// A race that is stopped half-way.
@Timeout(60)
class InterruptionIT {

  @TempDir private Path folder;

  @Test
  void leavesNoChildAndSaysWhatWasNotAsked() throws IOException, InterruptedException {
    Process races = startRaces();
    List<ProcessHandle> children = awaitTheFirstAnswer(races);
    races.toHandle().destroy(); // as Ctrl-C or a CI server would
    String rest = races.inputReader().lines().collect(Collectors.joining("\n"));
    assertTrue(races.waitFor(20, TimeUnit.SECONDS));
    assertTrue(rest.contains("Races: interrupted;"), rest);
    assertTrue(rest.contains("NOT ASKED queue.bounded"), rest);
    assertNoneAlive(children);
    List<Answer> answers = AnswerFile.read(folder.resolve("races.json"));
    assertTrue(answers.stream().anyMatch(a -> a.finding() != Finding.NOT_ASKED));
    assertTrue(answers.stream().anyMatch(a -> a.evidence().contains("was interrupted before")));
  }

  @Test
  void endsWithTheParentThatHeldTheLeash() throws IOException, InterruptedException {
    Process races = startRaces();
    List<ProcessHandle> children = awaitTheFirstAnswer(races);
    races.getOutputStream().close(); // what the system does when the parent dies
    String rest = races.inputReader().lines().collect(Collectors.joining("\n"));
    assertTrue(races.waitFor(20, TimeUnit.SECONDS));
    assertTrue(rest.contains("Races: interrupted;"), rest);
    assertNoneAlive(children);
  }

  private Process startRaces() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-D" + Leash.PROPERTY + "=true",
            "-cp",
            Kit.locate().racesClassPath(),
            "racetrack.races.RaceRunner",
            "--keys=queue.bounded",
            "--output=" + folder)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /// {@return every process below the runner once it works on the second cell}
  private static List<ProcessHandle> awaitTheFirstAnswer(Process races) throws IOException {
    BufferedReader output = races.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
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
