// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racetrack.programs.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The answers that were given in a folder, in a file `.racetrack/predict.json`: a JSON array of
/// [Prediction].
public final class Progress {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private final List<Prediction> predictions;

  private Progress(Path file, List<Prediction> predictions) {
    this.file = file;
    this.predictions = predictions;
  }

  /// Reads what was answered before.
  ///
  /// @param folder the folder in which the student works
  /// @return the answers; none if there is no file yet
  /// @throws BadPredictionException if the file holds something else
  public static Progress in(Path folder) {
    Path file = folder.resolve(".racetrack").resolve("predict.json");
    if (Files.notExists(file)) {
      return new Progress(file, new ArrayList<>());
    }
    try {
      Prediction[] predictions = JSON.readValue(Files.readAllBytes(file), Prediction[].class);
      return new Progress(file, new ArrayList<>(List.of(predictions)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException | NullPointerException e) {
      throw new BadPredictionException(
          file + " does not hold predictions: move it away, and begin anew.");
    }
  }

  /// {@return the answers, in the order in which they were given}
  public List<Prediction> predictions() {
    return List.copyOf(predictions);
  }

  /// {@return whether a question was answered before}
  ///
  /// @param question the question
  public boolean hasAnswered(Question question) {
    return predictions.stream().anyMatch(each -> each.question().equals(question.id()));
  }

  /// Keeps an answer, at once.
  ///
  /// @param prediction the answer
  /// @throws UncheckedIOException if it cannot be written
  public void add(Prediction prediction) {
    predictions.add(prediction);
    try {
      WholeFile.write(file, JSON.writeValueAsBytes(predictions));
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    }
  }
}
