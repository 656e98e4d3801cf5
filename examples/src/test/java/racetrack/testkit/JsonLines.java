// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.json.JsonMapper;

/// A file of JSON, one object per line, that each JVM begins anew.
///
/// Safe for use by several threads.
final class JsonLines {

  private static final JsonMapper JSON = new JsonMapper();

  private final String property;
  private boolean begun;

  /// Creates a file when the first line comes.
  ///
  /// @param property the system property that names the file; without it, nothing is written
  JsonLines(String property) {
    this.property = property;
  }

  /// {@return a value as JSON, on one line}
  ///
  /// @param value the value
  static String line(Object value) {
    return JSON.writeValueAsString(value);
  }

  /// Appends a line.
  ///
  /// @param value what to write
  synchronized void append(Object value) {
    String name = System.getProperty(property);
    if (name == null) {
      return;
    }
    Path file = Path.of(name);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          line(value) + "\n",
          StandardOpenOption.CREATE,
          begun ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      begun = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
