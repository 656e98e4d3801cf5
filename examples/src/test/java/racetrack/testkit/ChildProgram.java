// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import racetrack.programs.CtrlC;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;

/// A program in a JVM of its own, whose lines a test reads, and which it tells to end.
///
/// Closing it ends it, with the processes that it started.
public final class ChildProgram implements AutoCloseable {

  private static final int SIGINT = 2;

  private final Process process;
  private final BufferedReader output;

  private ChildProgram(Process process) {
    this.process = process;
    this.output = process.inputReader();
    // Whoever waits for a line cannot be interrupted, but the lines end with the program.
    var _ = process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(_ -> end(process));
  }

  private static Process end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    return process.destroyForcibly();
  }

  /// {@return the program, started}
  ///
  /// @param program the class with its `main`
  /// @param arguments what its `main` gets
  /// @throws IOException if there is no process to be had
  public static ChildProgram start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-D" + CtrlC.PATIENCE + "=60000"); // a busy host must not cut its last words off
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    JvmOptions.dropFrom(builder.environment());
    return new ChildProgram(builder.start());
  }

  /// {@return whether a JVM that we start takes notice of Ctrl-C}
  ///
  /// It does not if we were started in the background by a shell without job control: then we were
  /// told to ignore it, and our children inherit that.
  public static boolean heedsCtrlC() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.notExists(status)) {
      return true;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .noneMatch(ignored -> (ignored >>> (SIGINT - 1) & 1) == 1);
  }

  /// Reads lines up to the one that begins so.
  ///
  /// @param beginning what it begins with
  /// @throws IOException if they cannot be read
  /// @throws AssertionError if the program ends before
  public void awaitLine(String beginning) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return;
      }
      lines.add(line);
    }
    fail("no line begins with \"" + beginning + "\":\n" + String.join("\n", lines));
  }

  /// Sends a signal.
  ///
  /// @param signal its name, such as `INT` for Ctrl-C
  /// @throws IOException if it cannot be sent
  /// @throws InterruptedException if interrupted meanwhile
  public void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start().waitFor();
  }

  /// {@return whether it has not ended}
  public boolean isAlive() {
    return process.isAlive();
  }

  /// {@return the processes that it has started}
  public List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /// {@return the lines that are left, when it has ended}
  public List<String> remainingLines() {
    return output.lines().toList();
  }

  /// {@return what it exits with, soon}
  public int exitCode() throws Exception {
    return process.onExit().get(1, TimeUnit.MINUTES).exitValue();
  }

  @Override
  public void close() {
    end(process).onExit().join();
  }
}
