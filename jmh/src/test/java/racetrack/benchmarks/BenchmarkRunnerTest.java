// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.programs.Leash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starts the runner as a child, ends it while it measures, and looks for what is left.
@Timeout(60)
final class BenchmarkRunnerTest {

  /// The forks inherit this property from the runner, so that they can be told from other JVMs.
  private final String mark = "-Dracetrack.test=" + UUID.randomUUID();

  @TempDir private Path folder;
  private Process runner;

  @BeforeEach
  void start() throws IOException {
    runner =
        new ProcessBuilder(
                JavaLauncher.path(),
                "--sun-misc-unsafe-memory-access=allow",
                "-Djmh.ignoreLock=true",
                "-D" + Leash.PROPERTY + "=true",
                mark,
                "-cp",
                System.getProperty("java.class.path"),
                BenchmarkRunner.class.getName(),
                "--keys",
                "process.ledger", // which has the fewest points
                "--budget",
                "60",
                "--output",
                folder.toString())
            .redirectErrorStream(true)
            .start();
  }

  @AfterEach
  void reap() throws InterruptedException {
    runner.descendants().forEach(ProcessHandle::destroyForcibly);
    runner.destroyForcibly().waitFor();
  }

  @Test
  void leavesNoForkAndWhatItMeasuredWhenTerminated() throws Exception {
    awaitLine("round 1");
    awaitFork();
    runner.destroy();
    assertNotEquals(0, runner.waitFor());
    assertNoForkIsLeft();
    JsonNode results = new JsonMapper().readTree(folder.resolve("benchmarks.json"));
    assertTrue(results.size() > 0, results.toString());
    JsonNode meta = new JsonMapper().readTree(folder.resolve("benchmarks.meta.json"));
    assertTrue(meta.get("ended").isNull());
    assertTrue(
        meta.get("missing")
            .valueStream()
            .noneMatch(cell -> cell.get("why").stringValue().equals("FAILED")),
        meta.toString());
  }

  @Test
  void leavesNoForkWhenItsParentEnds() throws Exception {
    awaitFork();
    runner.getOutputStream().close(); // What the operating system does when the parent ends.
    assertEquals(130, runner.waitFor());
    assertNoForkIsLeft();
  }

  private void awaitLine(String part) throws IOException {
    BufferedReader lines = runner.inputReader();
    StringBuilder seen = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.append(line).append(File.separatorChar);
      if (line.contains(part)) {
        return;
      }
    }
    throw new AssertionError("The runner ended early: " + seen);
  }

  private void awaitFork() {
    while (runner.descendants().findAny().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void assertNoForkIsLeft() throws Exception {
    Optional<ProcessHandle> left =
        ProcessHandle.allProcesses()
            .filter(ProcessHandle::isAlive)
            .filter(process ->
                process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(mark::equals))
            .findAny();
    if (left.isPresent()) {
      // A process that was just killed may take a moment to be gone.
      left.get().onExit().get(1, TimeUnit.SECONDS);
      assertEquals(List.of(), List.of(left.get()).stream().filter(ProcessHandle::isAlive).toList());
    }
  }
}
