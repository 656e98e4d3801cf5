// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import racetrack.programs.FileDigest;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Fence;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.MainClass;

/// Where a part of a grid is and where the others are, and how it is started.
final class GridPlace {

  /// The port of members for which none is chosen.
  static final int PORT = 5701;

  /// After how many seconds without a sign of life a member is lost.
  static final int HEARTBEAT = 10;

  /// The system property of a member that names the jar of this Racetrack.
  private static final String KIT = "racetrack.grid.kit";

  /// A member runs until somebody ends it.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "The address of this host to listen on (default: ${DEFAULT-VALUE}). There is neither"
            + " authentication nor encryption: whoever reaches it can run any code here."
      })
  private String host;

  @Option(
      names = "--seed-host",
      paramLabel = "HOST[:PORT]",
      description =
          "A member that is there already; may be given more than once (default port: "
              + PORT
              + ").")
  private List<String> seeds = new ArrayList<>();

  /// {@return whether a member was named}
  boolean isNamed() {
    return !seeds.isEmpty();
  }

  /// {@return the [FileDigest] of this Racetrack}
  static String digest() throws IOException {
    return FileDigest.of(Fence.code());
  }

  /// {@return the arguments of a part that submits: where it listens, and where members are}
  List<String> submitter(CommandSpec spec) {
    String there = isNamed() ? seeds(spec) : host + ":" + PORT;
    return List.of(host, "0", there, "0", "" + HEARTBEAT);
  }

  String host() {
    return host;
  }

  /// {@return the seeds, each with its port, and commas between them}
  String seeds(CommandSpec spec) {
    return String.join(",", seeds.stream().map(seed -> seed(seed, spec)).toList());
  }

  private static String seed(String seed, CommandSpec spec) {
    if (!seed.matches("[^\\s:,]+(:\\d{1,5})?")) {
      throw new ParameterException(
          spec.commandLine(),
          "--seed-host must be a host, or host:port such as 10.0.0.5:%d, but was %s."
              .formatted(PORT, seed));
    }
    return seed.contains(":") ? seed : seed + ":" + PORT;
  }

  /// Starts the part of the grid, and waits for its end.
  ///
  /// @param classPath what it needs beside its jar
  /// @param arguments those of its program: what it is to do, and with what
  /// @return its exit code
  static int run(Optional<String> classPath, List<String> arguments) throws InterruptedException {
    String jar = Kit.locate().grid().toString();
    List<String> command = new ArrayList<>();
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-XX:+ExitOnOutOfMemoryError"); // half a member is worse than none
    command.add("-D%s=%s".formatted(KIT, Fence.code())); // to grade with
    command.addAll(
        List.of(
            "-cp",
            classPath.map(path -> jar + File.pathSeparator + path).orElse(jar),
            MainClass.of(jar)));
    command.addAll(arguments);
    return new ChildJvm(command, Path.of("").toAbsolutePath(), Optional.empty())
        .run(FOR_EVER)
        .exitCode()
        .orElse(ExitCode.SOFTWARE);
  }
}
