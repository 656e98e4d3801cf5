// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What surrounds a command that a test runs.
///
/// @param before the command that becomes it
/// @param environment variables that it has beside those of this JVM
/// @param jvmArguments what its JVM is told
record Surroundings(
    List<String> before, Map<String, String> environment, List<String> jvmArguments) {

  static final Surroundings USUAL = new Surroundings(List.of(), Map.of(), List.of());

  private static final int SECONDS = 100;

  record Said(int exit, String out, String err) {}

  /// A shell prepares something and is then replaced by the command.
  static Surroundings after(String shell) throws IOException, InterruptedException {
    assumeTrue(ends("bash", "-c", ":"), "only a shell can limit what a command may use");
    return new Surroundings(
        List.of("bash", "-c", shell + " && exec \"$@\"", "--"), Map.of(), List.of());
  }

  /// What only root can prepare, such as a small disk; nobody else sees it.
  static Surroundings privately(String shell) throws IOException, InterruptedException {
    assumeTrue(
        ends("unshare", "-m", "true"), "only root, with `unshare`, can mount something for a test");
    List<String> before = new ArrayList<>(List.of("unshare", "-m"));
    before.addAll(after(shell).before);
    return new Surroundings(before, Map.of(), List.of());
  }

  static Surroundings ofAnotherUser() throws IOException, InterruptedException {
    List<String> before = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assumeTrue(
        ends(Stream.concat(before.stream(), Stream.of("true")).toArray(String[]::new)),
        "only root, with `setpriv`, can become another user");
    return new Surroundings(before, Map.of(), List.of());
  }

  Surroundings with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Surroundings(before, more, jvmArguments);
  }

  Surroundings in(String... arguments) {
    return new Surroundings(before, environment, List.of(arguments));
  }

  /// Runs a command, in this JVM's working directory.
  ///
  /// @param what the command
  /// @param folder where its output goes
  Said run(List<String> what, Path folder) throws IOException, InterruptedException {
    return run(what, Path.of(""), folder);
  }

  /// Runs a command.
  ///
  /// @param what the command
  /// @param in its working directory
  /// @param folder where its output goes
  Said run(List<String> what, Path in, Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.addAll(what);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(in.toAbsolutePath().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> command + " does not end");
    } finally {
      process.destroyForcibly();
    }
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// {@return whether a command is there, and exits with 0}
  static boolean ends(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }
}
