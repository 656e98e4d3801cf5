// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// JMH's own lock against other JMH runs on this host, held for a whole run.
///
/// JMH takes it for one fork at a time. Then two runs get in each other's way, and whichever comes
/// second in a fork fails, through no fault of the subject.
///
/// @param channel the lock file, locked while it is open
record JmhLock(FileChannel channel) implements AutoCloseable {

  /// JMH's system property that lets runs overlap.
  static final String IGNORE = "jmh.ignoreLock";

  private static final String HOW_TO_IGNORE =
      "add -D%s=true after `java` or `mvn` to measure beside it".formatted(IGNORE);

  /// {@return the lock}
  ///
  /// @param folder where JMH keeps its lock file: the folder for temporary files
  /// @throws UsageException if another run holds it, or it is another user's
  /// @throws IOException if the lock file cannot be opened for another reason
  static JmhLock acquire(Path folder) throws UsageException, IOException {
    Path file = folder.resolve("jmh.lock");
    FileChannel channel = open(file);
    if (!isLocked(channel)) {
      channel.close();
      throw new UsageException(
          "Another JMH run on this host holds %s: wait for it to end, or %s."
              .formatted(file, HOW_TO_IGNORE));
    }
    // For the users after us, as JMH does it; the owner alone can, and has done so before.
    boolean _ = file.toFile().setWritable(true, false);
    return new JmhLock(channel);
  }

  private static FileChannel open(Path file) throws UsageException, IOException {
    try {
      // In a folder for all, a file that is there is not always ours to create, though to write to.
      return Files.exists(file)
          ? FileChannel.open(file, StandardOpenOption.WRITE)
          : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new UsageException(
          "JMH's lock %s is another user's, so whether a run holds it cannot be told: have that user delete it, or %s."
              .formatted(file, HOW_TO_IGNORE));
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
