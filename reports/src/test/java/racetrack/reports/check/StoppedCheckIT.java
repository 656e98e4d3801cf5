// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.CtrlC;
import racetrack.programs.JavaLauncher;
import racetrack.reports.launch.Kit;

/// A check that is stopped half-way, as by Ctrl-C, leaves no folder and no process.
@Timeout(180)
class StoppedCheckIT {

  private static final String COUNTER =
      """
      class MyCounter implements racetrack.lock.counter.Counter {
        private long count;
        MyCounter(long initial) { count = initial; }
        @Override public synchronized void increment() { count++; }
        @Override public synchronized long get() { return count; }
      }
      """;

  @TempDir private Path folder;

  /// Where the JVM makes its temporary folders.
  private Path temporary = Path.of("");

  @Test
  void leavesNothingWhenAClassIsAsked() throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("MyCounter.java"), COUNTER);
    for (String question : List.of("contract", "race")) {
      Process check = start("check", "lock.counter", source.toString(), "--only=" + question);
      assertEndsWithAll(check, awaitLine(check, "Asking MyCounter about the " + question));
    }
  }

  @Test
  void leavesNothingWhenALabIsWatched() throws IOException, InterruptedException {
    Path lab = folder.resolve("lab");
    assertEquals(0, start("lab", "start", "hello", lab.toString()).waitFor());
    Process watch = start("lab", "watch", lab.toString());
    assertEndsWithAll(watch, awaitLine(watch, "A glance at the "));
  }

  private Process start(String... arguments) throws IOException {
    temporary = Files.createDirectories(folder.resolve("temporary"));
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-D" + CtrlC.PATIENCE + "=60000"); // a busy host must not cut its end off
    command.add("-jar");
    command.add(Kit.locate().home().resolve("reports/target/racetrack.jar").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  /// {@return every process below the command, once it has said something and has begun to ask}
  private static List<ProcessHandle> awaitLine(Process command, String start) throws IOException {
    BufferedReader output = command.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(start)) {
      line = output.readLine();
    }
    assertTrue(line != null, () -> "It ended before it said '" + start + "'.");
    List<ProcessHandle> children = List.of();
    while (children.isEmpty() && command.isAlive()) {
      children = command.descendants().toList();
    }
    return children;
  }

  private void assertEndsWithAll(Process command, List<ProcessHandle> children)
      throws IOException, InterruptedException {
    assertFalse(children.isEmpty());
    assertFalse(temporaryFiles().isEmpty());
    command.toHandle().destroy(); // as Ctrl-C does
    String rest = command.inputReader().lines().collect(Collectors.joining("\n"));
    assertTrue(command.waitFor(60, TimeUnit.SECONDS));
    assertFalse(rest.contains("Exception"), rest);
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
    assertEquals(List.of(), temporaryFiles());
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }
}
