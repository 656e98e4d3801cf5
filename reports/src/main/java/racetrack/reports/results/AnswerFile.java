// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import racetrack.catalogue.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// Reads the answers that a tool has written.
public final class AnswerFile {

  private static final JsonMapper JSON = new JsonMapper();

  private AnswerFile() {}

  /// Reads a JSON array of answers, or a file of one answer a line.
  ///
  /// @param file the file
  /// @return the answers; none if there is no such file
  /// @throws BadResultsException if the file holds something else
  public static List<Answer> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (MappingIterator<Answer> answers = JSON.readerFor(Answer.class).readValues(file)) {
      return answers.readAll();
    } catch (JacksonException e) {
      throw new BadResultsException(
          "%s does not hold answers (%s): delete it, or run `mvn verify` again."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }
}
