// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The command of a JVM that makes contract tests and models, one after the other.
public final class AskerCommand {

  /// A model is interleaved at its own accesses, whoever compiled them, and what Lincheck changes
  /// in a class throws away what was optimised of it: half of the time goes into that.
  public static final List<String> NO_OPTIMISATION = List.of("-XX:TieredStopAtLevel=1");

  /// The exit code of a JVM that was asked everything, as its program has it, too.
  public static final int DONE = 64;

  /// The exit code of a JVM in which something runs on, so that the rest is for another one.
  public static final int SPENT = 65;

  private static final String ASKER = "racetrack.catalogue.Asker";

  private AskerCommand() {}

  /// {@return the arguments after `java`, to which the checks are added}
  ///
  /// @param classPath the class path of the tests
  /// @param answers the file for the answers
  /// @param stuck after how long without progress threads count as stuck, in seconds
  /// @param patience how long a check may take before the JVM names what is stuck, and ends
  public static List<String> of(String classPath, Path answers, int stuck, Duration patience) {
    return List.of(
        "-XX:+EnableDynamicAgentLoading",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-Dracetrack.answers=" + answers.toAbsolutePath(),
        "-Dracetrack.patience=" + stuck,
        "-cp",
        classPath,
        ASKER,
        Long.toString(patience.toSeconds()));
  }
}
