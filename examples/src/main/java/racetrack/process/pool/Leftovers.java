// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The folders where parents and workers meet, and the removal of those that nobody needs.
///
/// A folder is there while a worker starts, for some tenths of a second. If the parent is killed
/// just then, it stays; so the first folder that a JVM makes is the occasion to look for such.
final class Leftovers {

  private static final String PREFIX = "racetrack-pool-";

  /// No start takes so long. A younger folder may belong to a process that is not visible here: in
  /// containers, processes are apart where files may be shared.
  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  /// A folder in memory that is as good as full is none, in bytes.
  private static final long ROOM = 1 << 26;

  static {
    Thread.ofPlatform().daemon().name("pool-sweeper").start(() -> sweep(home()));
  }

  private Leftovers() {}

  /// {@return where the folders are: in memory where there is such a place, as on Linux, so that
  /// what is mapped from there is never written to a disk; else with the other temporary files}
  static Path home() {
    File memory = new File("/dev/shm");
    return memory.canWrite() && memory.getUsableSpace() >= ROOM
        ? memory.toPath()
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /// Makes a folder of our own, whose name tells who made it.
  static Path createFolder() throws IOException {
    return Files.createTempDirectory(home(), PREFIX + ProcessHandle.current().pid() + "-");
  }

  /// Removes what processes that are no more have left behind. Other users' folders stay: we cannot
  /// remove them.
  static void sweep(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          remove(folder);
        }
      }
    } catch (IOException | RuntimeException e) {
      // Nobody depends on it; the next JVM tries again.
    }
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    String[] parts = folder.getFileName().toString().substring(PREFIX.length()).split("-", -1);
    return ProcessHandle.of(Long.parseLong(parts[0])).isEmpty()
        && Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(LONG_AGO));
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
