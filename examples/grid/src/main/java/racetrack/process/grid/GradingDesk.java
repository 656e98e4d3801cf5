// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.process.pool.JvmCommand;
import racetrack.programs.FileDigest;
import racetrack.programs.Leash;

/// Where a member grades what it is sent: by `racetrack grade`, in a JVM of its own.
///
/// No class of a submission comes into the member's JVM, nor into that one: it has the same fence
/// around submissions as it has where somebody calls it by hand. Batches are graded one after the
/// other, whatever the number of slots: races want all processors.
final class GradingDesk {

  /// The system property that names the jar of the member's own Racetrack.
  static final String KIT = "racetrack.grid.kit";

  /// In an order, the arguments of `racetrack grade` behind its folder, each on a line.
  static final String ARGUMENTS = "arguments.txt";

  /// In an order, the [FileDigest] of the sender's Racetrack.
  static final String DIGEST = "kit.txt";

  /// In an order, the folder of the submissions; in an answer, that of the results.
  static final String SUBMISSIONS = "submissions";

  /// In an answer, the exit code, and what was said, if nothing was graded.
  static final String REFUSAL = "refusal.txt";

  /// The exit code of wrong use, such as of a host that lacks the isolation that is asked for.
  private static final int WRONG_USE = 2;

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

  private GradingDesk() {}

  /// Grades.
  ///
  /// @param order a zip file with [#ARGUMENTS], [#DIGEST] and [#SUBMISSIONS]
  /// @return a zip file with the folder of results, or with [#REFUSAL]
  /// @throws IOException if this host has no room for it
  /// @throws InterruptedException if interrupted; then no child is left
  static byte[] grade(byte[] order) throws IOException, InterruptedException {
    ONE_AT_A_TIME.lockInterruptibly();
    Path folder = Files.createTempDirectory("racetrack-batch");
    try {
      Zip.unpack(order, folder);
      Path results = Files.createDirectory(folder.resolve("results"));
      String refusal = refusal(folder, results);
      if (!refusal.isEmpty()) {
        Files.writeString(results.resolve(REFUSAL), refusal);
      }
      return Zip.pack(results);
    } finally {
      ONE_AT_A_TIME.unlock();
      Zip.delete(folder);
    }
  }

  private static String refusal(Path folder, Path results)
      throws IOException, InterruptedException {
    String kit = System.getProperty(KIT, "");
    if (kit.isEmpty()) {
      return "It was started without a Racetrack: `racetrack grid join` starts one that can grade.";
    }
    if (!FileDigest.of(Path.of(kit)).equals(Files.readString(folder.resolve(DIGEST)).strip())) {
      return "It has another build of Racetrack: give all hosts the same.";
    }
    List<String> arguments =
        new ArrayList<>(List.of("-D" + Leash.PROPERTY + "=true", "-jar", kit, "grade"));
    arguments.add(folder.resolve(SUBMISSIONS).toString());
    arguments.addAll(List.of("--output", results.toString()));
    arguments.addAll(Files.readAllLines(folder.resolve(ARGUMENTS)));
    Path said = folder.resolve("said.txt");
    Process child =
        JvmCommand.builder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      return child.waitFor() == WRONG_USE ? Files.readString(said, UTF_8).strip() : "";
    } finally {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
    }
  }
}
