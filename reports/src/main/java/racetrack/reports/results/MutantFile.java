// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.programs.WholeFile;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/// The mutants of a pattern, and what became of them: JSON, one per line.
///
/// A line is added as soon as it is known, so a run that is interrupted keeps what it has found.
///
/// @param path the file
public record MutantFile(Path path) {

  private static final String ENDING = ".jsonl";
  private static final ObjectWriter LINE =
      ResultFile.JSON.writer().without(SerializationFeature.INDENT_OUTPUT);

  /// {@return the file of a pattern}
  ///
  /// @param folder the folder of all patterns' files
  /// @param key the pattern's key
  public static MutantFile of(Path folder, String key) {
    return new MutantFile(folder.resolve(key + ENDING));
  }

  /// {@return what all files of a folder hold, in the order of their names}
  ///
  /// @param folder the folder; nothing is read if there is none
  /// @throws BadResultsException if a file holds something else
  static List<MutantResult> readAll(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .flatMap(file -> new MutantFile(file).read().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return what the file holds; nothing if it is missing}
  ///
  /// @throws BadResultsException if it holds something else
  public List<MutantResult> read() {
    if (Files.notExists(path)) {
      return List.of();
    }
    return new ResultFile(path, "does not hold mutants", "run `racetrack certify` again")
        .read(stream -> {
          try (MappingIterator<MutantResult> values =
              ResultFile.JSON.readerFor(MutantResult.class).readValues(stream)) {
            return List.copyOf(values.readAll());
          }
        });
  }

  /// Replaces what the file holds.
  ///
  /// @param results what it shall hold
  public void write(Collection<MutantResult> results) {
    String lines = results.stream().map(MutantFile::line).collect(Collectors.joining());
    try {
      WholeFile.write(path, lines.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds a line.
  ///
  /// @param result what became of one more mutant
  public void append(MutantResult result) {
    try {
      Files.writeString(path, line(result), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(MutantResult result) {
    return LINE.writeValueAsString(result) + "\n";
  }
}
