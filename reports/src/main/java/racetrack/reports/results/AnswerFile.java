// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.conformance.Conformance;
import tools.jackson.databind.MappingIterator;

/// Reads what the tools have written, answer by answer.
///
/// Where several JVMs write at the same time, each has a file of its own in a common folder.
public final class AnswerFile {

  private AnswerFile() {}

  /// Reads a JSON array of answers, or a file of one answer per line.
  ///
  /// @param file the file, or a folder of such files
  /// @return the answers; none if there is no such file
  /// @throws BadResultsException if the file holds something else
  public static List<Answer> read(Path file) {
    return read(file, Answer.class, "answers");
  }

  /// Reads what tests have found about the rows of the conformance sheet, one per line.
  ///
  /// @param file the file, or a folder of such files
  /// @return the findings; none if there is no such file
  /// @throws BadResultsException if the file holds something else
  public static List<Conformance> readConformance(Path file) {
    return read(file, Conformance.class, "rows of the conformance sheet");
  }

  private static <T> List<T> read(Path file, Class<T> type, String what) {
    if (Files.notExists(file)) {
      return List.of();
    }
    if (Files.isDirectory(file)) {
      return filesIn(file).stream().flatMap(each -> read(each, type, what).stream()).toList();
    }
    return new ResultFile(file, "does not hold " + what, "run `mvn verify` again")
        .read(stream -> {
          try (MappingIterator<T> values = ResultFile.JSON.readerFor(type).readValues(stream)) {
            return List.copyOf(values.readAll());
          }
        });
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
