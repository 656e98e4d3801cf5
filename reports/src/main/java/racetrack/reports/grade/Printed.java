// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What was printed in the JVMs of a submission, by its class and by those that were planted.
final class Printed {

  /// How much of each JVM's output is kept, in bytes.
  private static final int MOST = 64 << 10;

  private Printed() {}

  /// {@return the beginning of what each JVM has printed, one after the other}
  ///
  /// @param outputs the folder of their outputs, which no JVM can write to by itself
  static String beginning(Path outputs) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(outputs)) {
      for (Path file : files.sorted().toList()) {
        try (InputStream stream = Files.newInputStream(file)) {
          String text = new String(stream.readNBytes(MOST), UTF_8);
          all.append(text.isBlank() ? "" : "== %s%n%s%n".formatted(file.getFileName(), text));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }
}
