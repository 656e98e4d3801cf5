// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The folders where parents and workers meet, and the removal of those that nobody needs.
///
/// A folder is there while a worker starts, for some tenths of a second. If the parent exits just
/// then, its JVM deletes it. If the parent is killed, it stays; so the first folder that a JVM
/// makes is the occasion to look for such.
final class Leftovers {

  /// What may be in a folder: the socket, the ledger, the rings, arguments.
  static final String SOCKET = "s";

  static final String LEDGER = "l";
  static final String RINGS = "r";
  static final String ARGUMENTS = "a";
  private static final List<String> FILES = List.of(SOCKET, LEDGER, RINGS, ARGUMENTS);

  private static final String PREFIX = "racetrack-pool-";

  /// No start takes so long. A younger folder may belong to a process that is not visible here: in
  /// containers, processes are apart where files may be shared.
  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  /// A folder in memory that is as good as full is none, in bytes.
  private static final long ROOM = 1 << 26;

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Path DISK = Path.of(System.getProperty("java.io.tmpdir"));
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Folders that are no more. What is deleted at the exit cannot be called off, only added to, so
  /// their names are used again.
  private static final Queue<Path> SPARE = new ConcurrentLinkedQueue<>();

  static {
    try {
      Thread.ofPlatform().daemon().name("pool-sweeper").start(Leftovers::sweepAll);
    } catch (OutOfMemoryError e) {
      // There is no thread to be had. The next JVM tries again.
    }
  }

  private Leftovers() {}

  /// {@return where the folders are: in memory where there is such a place, as on Linux, so that
  /// what is mapped from there is never written to a disk; else with the other temporary files}
  static Path home() {
    return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() >= ROOM ? MEMORY : DISK;
  }

  /// Makes a folder of our own, whose name tells who made it, and which an exit deletes.
  static Path createFolder() throws IOException {
    Path home = home();
    Path spare = SPARE.poll();
    Path folder = spare != null && home.equals(spare.getParent()) ? spare : newName(home);
    return Files.createDirectory(folder, ownersOnly());
  }

  private static Path newName(Path home) throws IOException {
    String random = Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX);
    Path folder = home.resolve(PREFIX + ProcessHandle.current().pid() + "-" + random);
    try {
      folder.toFile().deleteOnExit(); // after all that follows
      FILES.forEach(file -> folder.resolve(file).toFile().deleteOnExit());
      return folder;
    } catch (IllegalStateException e) {
      throw new IOException("this JVM is about to end", e);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0]; // on Windows, it is in the user's own folder
  }

  /// Removes a folder that [#createFolder] has made. If that is not possible yet, as Windows lets
  /// nobody delete a file that is mapped, the exit does it.
  static void discard(Path folder) {
    try {
      remove(folder);
      SPARE.add(folder);
    } catch (IOException e) {
      // The exit does it.
    }
  }

  private static void sweepAll() {
    sweep(MEMORY);
    sweep(DISK);
  }

  /// Removes what processes that are no more have left behind. What is not ours stays, such as the
  /// folders of other users.
  static void sweep(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      folders.forEach(Leftovers::removeIfAbandoned);
    } catch (IOException | RuntimeException e) {
      // Nobody depends on it; the next JVM tries again.
    }
  }

  private static void removeIfAbandoned(Path folder) {
    try {
      if (isAbandoned(folder)) {
        remove(folder);
      }
    } catch (IOException | RuntimeException e) {
      // It is not one of ours, or another user's.
    }
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    String[] parts = folder.getFileName().toString().substring(PREFIX.length()).split("-", -1);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && ProcessHandle.of(Long.parseLong(parts[0])).isEmpty()
        && Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(LONG_AGO));
  }

  private static void remove(Path folder) throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }
}
