// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import racetrack.catalogue.Answer;
import racetrack.programs.WholeFile;
import racetrack.runners.ResultNames;
import racetrack.testkit.SealedChannel;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the answers of a race, for the gate and the report; or tells them on the [SealedChannel],
/// if this JVM has it.
final class RaceFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final JsonMapper LINES = new JsonMapper();

  private RaceFiles() {}

  /// Tells the answers, or writes them.
  ///
  /// @param answers the answers
  /// @param folder where to write `races.json`
  /// @throws FileSystemException if it cannot be written
  static void tell(List<Answer> answers, Path folder) throws FileSystemException {
    if (SealedChannel.isOpen()) {
      answers.forEach(answer -> SealedChannel.tell(LINES.writeValueAsString(answer)));
    } else {
      write(answers, folder);
    }
  }

  /// Reads a file of answers.
  ///
  /// @param file a `races.json`
  /// @return the answers
  /// @throws FileSystemException if it holds something else
  static List<Answer> read(Path file) throws FileSystemException {
    try {
      return JSON.readValue(file.toFile(), new TypeReference<List<Answer>>() {});
    } catch (JacksonException e) {
      throw new FileSystemException(file.toString(), null, "it holds no answers of races");
    }
  }

  /// Writes the file, which appears whole or not at all.
  ///
  /// @param answers the answers
  /// @param folder where to write `races.json`
  /// @throws FileSystemException if it cannot be written
  static void write(List<Answer> answers, Path folder) throws FileSystemException {
    WholeFile.write(folder.resolve(ResultNames.RACES), JSON.writeValueAsBytes(answers));
  }
}
