// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files that appear whole or not at all: who reads one never sees half of it.
public final class WholeFile {

  private static final int SAMPLE = 64 << 10;

  private WholeFile() {}

  /// Writes a file, replacing an earlier one; its folder is made if it is missing.
  ///
  /// @param file the file
  /// @param content what it shall hold
  /// @throws FileSystemException if it cannot be written; it names the file, and an earlier file is
  ///   left as it was
  public static void write(Path file, byte[] content) throws FileSystemException {
    Path draft = draft(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw about(file, draft, e);
    }
  }

  /// Fails now if files could not be written later.
  ///
  /// @param folder where they will be written; it is made if it is missing
  /// @throws FileSystemException if that cannot be done; it names the folder
  public static void tryOut(Path folder) throws FileSystemException {
    Path sample = draft(folder.resolve("sample"));
    try {
      write(sample, new byte[SAMPLE]);
      Files.delete(sample);
    } catch (IOException e) {
      throw about(folder, sample, e);
    }
  }

  /// Several JVMs may write to one folder at the same time.
  private static Path draft(Path file) {
    return file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  /// Names what was wanted, where the system names nothing, or the draft.
  private static FileSystemException about(Path wanted, Path draft, IOException e) {
    if (e instanceof FileSystemException named && !draft.toString().equals(named.getFile())) {
      return named;
    }
    FileSystemException about =
        e instanceof AccessDeniedException
            ? new AccessDeniedException(wanted.toString())
            : new FileSystemException(wanted.toString(), null, reason(e));
    about.initCause(e);
    return about;
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
