// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The answers of a class as CSV in UTF-8: a head `student,question,answer,sure`, and a line an
/// answer. Semicolons do as well, as spreadsheets in some languages write them.
public final class ClassFile {

  private static final String HEAD = "student,question,answer,sure";
  private static final int COLUMNS = 4;

  private ClassFile() {}

  /// Reads the answers of a class.
  ///
  /// @param file the file
  /// @param bank the questions
  /// @return the answers
  /// @throws BadPredictionException if a line is not of the form; it says which
  public static List<Prediction> read(Path file, QuestionBank bank) {
    List<String> lines = lines(file);
    String head = lines.isEmpty() ? "" : lines.getFirst().strip().replace("\uFEFF", "");
    if (!head.replace(';', ',').equals(HEAD)) {
      throw new BadPredictionException(
          "%s must begin with the line \"%s\", but begins with \"%s\"."
              .formatted(file, HEAD, head));
    }
    char separator = head.contains(";") ? ';' : ',';
    List<Prediction> predictions = new ArrayList<>();
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (!line.isBlank()) {
        String place = "%s, line %d: ".formatted(file, number);
        predictions.add(prediction(place, fields(line, separator), bank));
      }
    }
    if (predictions.isEmpty()) {
      throw new BadPredictionException(file + " holds no answers: give one per line.");
    }
    return predictions;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new BadPredictionException(file + " is not in UTF-8: save it as CSV in UTF-8.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Prediction prediction(String place, List<String> fields, QuestionBank bank) {
    if (fields.size() != COLUMNS) {
      throw new BadPredictionException(
          "%s%d columns, but there must be %d: %s.".formatted(place, fields.size(), COLUMNS, HEAD));
    }
    Question question =
        bank.find(fields.get(1))
            .orElseThrow(() ->
                new BadPredictionException(
                    "%sno question has the id '%s'; `lab predict --list` shows all."
                        .formatted(place, fields.get(1))));
    Optional<Question.Option> option = question.option(fields.get(2));
    if (option.isEmpty()) {
      throw new BadPredictionException(
          "%s%s has no answer '%s', but %s."
              .formatted(place, question.id(), fields.get(2), question.letters()));
    }
    String sure = fields.get(3);
    if (!sure.matches("[1-4]?")) {
      throw new BadPredictionException(
          "%ssure must be from 1, a guess, to 4, certain, or empty, but was '%s'."
              .formatted(place, sure));
    }
    return new Prediction(
        fields.getFirst(),
        question.id(),
        option.get().letter(),
        sure.isEmpty() ? 0 : Integer.parseInt(sure));
  }

  /// Splits a line; what is between quotation marks may hold the separator, and two quotation marks
  /// for one.
  static List<String> fields(String line, char separator) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (character == '"') {
        boolean doubled = !quoted && field.length() > 0;
        field.append(doubled ? "\"" : "");
        quoted = !quoted;
      } else if (character == separator && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(character);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  /// {@return answers in the form of such a file}
  ///
  /// @param predictions the answers
  public static String text(List<Prediction> predictions) {
    StringBuilder text = new StringBuilder(HEAD).append("\n");
    for (Prediction each : predictions) {
      text.append(
          "\"%s\",%s,%s,%s%n"
              .formatted(
                  each.student().replace("\"", "\"\""),
                  each.question(),
                  each.answer(),
                  each.sure() == 0 ? "" : String.valueOf(each.sure())));
    }
    return text.toString();
  }
}
