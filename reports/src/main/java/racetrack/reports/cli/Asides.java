// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.reports.labs.breaking.BrokenPuzzles;
import racetrack.reports.labs.breaking.Puzzle;
import racetrack.reports.labs.breaking.puzzles.Puzzles;
import racetrack.reports.labs.predict.BadPredictionException;
import racetrack.reports.labs.predict.Prediction;
import racetrack.reports.labs.predict.Progress;
import racetrack.reports.labs.predict.Question;
import racetrack.reports.labs.predict.QuestionBank;

/// The labs without a folder of their own, and what of them is done: questions to predict, and
/// puzzles to break.
///
/// @param questions all questions
/// @param puzzles all puzzles
/// @param answered the ids of the questions that were answered
/// @param broken the names of the puzzles whose promise was broken
record Asides(
    List<Question> questions, List<Puzzle> puzzles, Set<String> answered, Set<String> broken) {

  /// {@return what was done in a folder, and in those directly in it}
  ///
  /// @param place the folder
  static Asides in(Path place) {
    List<Path> folders = folders(place);
    return new Asides(
        QuestionBank.load(QuestionBank.ENGLISH).questions(),
        new Puzzles().all(),
        folders.stream().flatMap(Asides::answers).collect(Collectors.toSet()),
        folders.stream()
            .flatMap(folder -> BrokenPuzzles.in(folder).ids().stream())
            .collect(Collectors.toSet()));
  }

  private static List<Path> folders(Path place) {
    try (Stream<Path> below = Files.list(place)) {
      return Stream.concat(Stream.of(place), below.filter(Files::isDirectory)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of a file that holds something else, `lab predict` says so when somebody works there.
  private static Stream<String> answers(Path folder) {
    try {
      return Progress.in(folder).predictions().stream().map(Prediction::question);
    } catch (BadPredictionException e) {
      return Stream.empty();
    }
  }

  /// {@return how many questions of a pattern are answered, such as `2 of 3`; empty if it has none}
  ///
  /// @param key the pattern's key; empty for all of them
  String predicted(String key) {
    List<String> ids =
        questions.stream()
            .filter(question -> key.isEmpty() || question.key().equals(key))
            .map(Question::id)
            .toList();
    return share(ids, answered);
  }

  /// {@return how many puzzles of a pattern are broken, such as `0 of 1`; empty if it has none}
  ///
  /// @param key the pattern's key; empty for all of them
  String broken(String key) {
    List<String> ids =
        puzzles.stream()
            .filter(puzzle -> key.isEmpty() || puzzle.entry().key().equals(key))
            .map(Puzzle::id)
            .toList();
    return share(ids, broken);
  }

  private static String share(List<String> ids, Set<String> done) {
    return ids.isEmpty()
        ? ""
        : "%d of %d".formatted(ids.stream().filter(done::contains).count(), ids.size());
  }
}
