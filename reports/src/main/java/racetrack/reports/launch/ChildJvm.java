// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import racetrack.catalogue.Leash;

/// A JVM that this one starts, waits for, and always ends.
///
/// The child is on the leash: it ends when this JVM does, however that happens. It has the same
/// catalogue: preview features are enabled in it if they are in this JVM.
///
/// @param arguments the arguments after `java`: JVM arguments, main class, its arguments
/// @param folder the working directory, made if it is missing; tools drop files there
/// @param output where the child's output goes, or empty to pass it on to this JVM's
public record ChildJvm(List<String> arguments, Path folder, Optional<Path> output) {

  private static final String PREVIEW = "--enable-preview";

  /// Describes a child.
  public ChildJvm {
    arguments = List.copyOf(arguments);
  }

  /// Runs the child until it ends or its time is up.
  ///
  /// @param patience how long to wait before the child is ended
  /// @return the exit code, or empty if the child was ended because its time was up
  /// @throws InterruptedException if interrupted while waiting; the child has then been ended
  public OptionalInt run(Duration patience) throws InterruptedException {
    Process process = start();
    try (var _ = process.getOutputStream()) {
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private Process start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D" + Leash.PROPERTY + "=true");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(PREVIEW::equals)
        .forEach(command::add);
    command.addAll(arguments);
    Redirect target = output.map(file -> Redirect.appendTo(file.toFile())).orElse(Redirect.INHERIT);
    try {
      Files.createDirectories(folder);
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectInput(Redirect.PIPE)
          .redirectErrorStream(output.isPresent())
          .redirectOutput(target)
          .redirectError(output.isPresent() ? Redirect.PIPE : Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + String.join(" ", command), e);
    }
  }
}
