// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import racetrack.reports.labs.predict.steps.Snippet;

/// The part of a program's source that a question shows: the class's lines before its method
/// `outcome`.
///
/// @param first the number of the first line in the file
/// @param lines the lines, without the indentation of the class
public record ProgramSource(int first, List<String> lines) {

  private static final int INDENTATION = 2;

  /// Shows a part of a source.
  public ProgramSource {
    lines = List.copyOf(lines);
  }

  /// {@return the part of a program's source that is shown}
  ///
  /// @param program the class, whose source travels beside it
  public static ProgramSource of(Class<? extends Snippet> program) {
    List<String> file = read(program);
    int start =
        IntStream.range(0, file.size())
            .filter(line -> file.get(line).contains("final class " + program.getSimpleName()))
            .findFirst()
            .orElseThrow();
    List<String> shown =
        file.subList(start + 1, file.size()).stream()
            .takeWhile(line -> !line.equals("  @Override"))
            .toList();
    int blank = (int) shown.stream().takeWhile(String::isBlank).count();
    return new ProgramSource(
        start + 2 + blank,
        shown.reversed().stream().dropWhile(String::isBlank).toList().reversed().stream()
            .skip(blank)
            .map(line -> line.isEmpty() ? line : line.substring(INDENTATION))
            .toList());
  }

  private static List<String> read(Class<?> program) {
    String name = program.getSimpleName() + ".java";
    try (InputStream stream = program.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " does not travel beside its class.");
      }
      return new String(stream.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the number by which a line is shown, from 1}
  ///
  /// @param lineOfFile its number in the file
  public int shown(int lineOfFile) {
    return lineOfFile - first + 1;
  }
}
