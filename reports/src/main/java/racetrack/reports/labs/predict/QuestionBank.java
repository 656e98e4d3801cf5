// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All questions in one language.
///
/// @param questions the questions, the easier patterns first
/// @param misconceptions what each number means, such as `M1`
public record QuestionBank(List<Question> questions, Map<String, String> misconceptions) {

  /// The language that every question has.
  public static final String ENGLISH = "en";

  /// The keys of the patterns that have questions, in the order of a course.
  private static final String ORDER = "order.txt";

  private static final Pattern MISCONCEPTION = Pattern.compile("- (M\\d+): (.*)");

  /// Holds questions.
  public QuestionBank {
    questions = List.copyOf(questions);
    misconceptions = Map.copyOf(misconceptions);
  }

  /// Reads the questions.
  ///
  /// @param language a folder beside `en`
  /// @return the questions
  /// @throws IllegalStateException if a file is not of its form
  public static QuestionBank load(String language) {
    List<Question> questions = new ArrayList<>();
    for (String key : read(ORDER).orElseThrow()) {
      read(language + "/" + key + ".md")
          .ifPresent(lines -> questions.addAll(QuestionFile.parse(lines)));
    }
    Map<String, String> misconceptions = new LinkedHashMap<>();
    for (String line : read(language + "/misconceptions.md").orElse(List.of())) {
      Matcher matcher = MISCONCEPTION.matcher(line);
      if (matcher.matches()) {
        misconceptions.put(matcher.group(1), matcher.group(2));
      }
    }
    return new QuestionBank(questions, misconceptions);
  }

  private static Optional<List<String>> read(String file) {
    try (InputStream stream = QuestionBank.class.getResourceAsStream("questions/" + file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the question with an id, if there is one}
  ///
  /// @param id the id
  public Optional<Question> find(String id) {
    return questions.stream().filter(question -> question.id().equals(id)).findFirst();
  }
}
