// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in one sentence what went wrong with a file, and what would be right.
public final class FileTrouble {

  private static final int MOST_CAUSES = 10;

  private FileTrouble() {}

  /// {@return the sentence, if a failure is one of input or output, or has such a cause}
  ///
  /// @param thrown what was thrown
  public static Optional<String> sentence(Throwable thrown) {
    Optional<String> named =
        causes(thrown)
            .filter(FileSystemException.class::isInstance)
            .map(e -> sentence((FileSystemException) e))
            .findFirst();
    return named.or(() ->
        causes(thrown)
            .filter(IOException.class::isInstance)
            .map(e -> "Input or output failed: %s.".formatted(text(e.getMessage(), e)))
            .findFirst());
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(MOST_CAUSES);
  }

  private static String sentence(FileSystemException e) {
    String file = e.getFile();
    return switch (e) {
      case AccessDeniedException _ ->
          "%s cannot be used: the user %s has no right to; change its permissions, or choose another folder."
              .formatted(file, System.getProperty("user.name"));
      case NoSuchFileException _ ->
          "%s is not there: make it, or choose another folder.".formatted(file);
      case FileAlreadyExistsException _, NotDirectoryException _ ->
          "%s is a file, but a folder is needed: move it away, or choose another folder."
              .formatted(file);
      default -> "%s cannot be used: %s.".formatted(file, cure(text(e.getReason(), e)));
    };
  }

  private static String cure(String reason) {
    return switch (reason.toLowerCase(Locale.ROOT)) {
      case "no space left on device" ->
          "no space is left on its device; make room there, or choose another folder";
      case "read-only file system" -> "its file system is read-only; choose another folder";
      default -> reason;
    };
  }

  private static String text(@Nullable String text, Throwable e) {
    return text == null ? e.getClass().getName() : text.replaceFirst("\\.$", "");
  }
}
