// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.reports.labs.predict.Question.Option;
import racetrack.reports.labs.predict.Question.RaceAsked;
import racetrack.reports.labs.predict.Question.Reading;
import racetrack.reports.labs.predict.steps.Snippet;

/// Reads a file of questions, which is Markdown of a fixed form:
///
/// ```
/// # lock.counter.lost-update
/// program: LostUpdate
/// schedule: 1
///
/// What can `count` be?
///
/// - [M1] `2`
///   > Why this is wrong.
/// - [right] `1` or `2`
///
/// Why: the explanation.
/// ```
///
/// `schedule` may be missing. A question for a race has `race: KEY SUBJECT SCENARIO`, and lines
/// `result: PATTERN = OUTCOME` that say how to read its results. An answer holds for possible what
/// stands between its backticks.
final class QuestionFile {

  private static final Pattern FIELD = Pattern.compile("(program|schedule|race|result): (.*)");
  private static final Pattern ANSWER = Pattern.compile("- \\[(right|M\\d+)] (.*)");
  private static final Pattern OUTCOME = Pattern.compile("`([^`]+)`");
  private static final String FEEDBACK = "  > ";
  private static final String WHY = "Why: ";

  private final String id;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Option> options = new ArrayList<>();
  private String program = "";
  private Optional<String> schedule = Optional.empty();
  private Optional<String> race = Optional.empty();
  private String text = "";
  private String why = "";

  private QuestionFile(String id) {
    this.id = id;
  }

  /// Reads questions.
  ///
  /// @param lines the lines of the file
  /// @return its questions
  /// @throws IllegalStateException if a line is not of the form; it says which
  static List<Question> parse(List<String> lines) {
    List<Question> questions = new ArrayList<>();
    Optional<QuestionFile> open = Optional.empty();
    for (String line : lines) {
      if (line.startsWith("# ")) {
        open.ifPresent(question -> questions.add(question.close()));
        open = Optional.of(new QuestionFile(line.substring(2)));
      } else if (!line.isBlank()) {
        open.orElseThrow(() -> new IllegalStateException("No question has begun: " + line))
            .take(line);
      }
    }
    open.ifPresent(question -> questions.add(question.close()));
    return questions;
  }

  private void take(String line) {
    Matcher field = FIELD.matcher(line);
    Matcher answer = ANSWER.matcher(line);
    if (text.isEmpty() && field.matches()) {
      take(field.group(1), field.group(2));
    } else if (answer.matches()) {
      options.add(option(answer.group(1), answer.group(2)));
    } else if (line.startsWith(FEEDBACK)) {
      Option last = options.removeLast();
      options.add(
          new Option(
              last.letter(),
              last.text(),
              last.outcomes(),
              last.misconception(),
              line.substring(FEEDBACK.length())));
    } else if (line.startsWith(WHY)) {
      why = line.substring(WHY.length());
    } else if (options.isEmpty() && text.isEmpty()) {
      text = line;
    } else {
      throw new IllegalStateException("%s: cannot read \"%s\"".formatted(id, line));
    }
  }

  private void take(String field, String value) {
    switch (field) {
      case "program" -> program = value;
      case "schedule" -> schedule = Optional.of(value);
      case "race" -> race = Optional.of(value);
      default -> {
        int end = value.lastIndexOf(" = ");
        readings.add(new Reading(value.substring(0, end), value.substring(end + 3)));
      }
    }
  }

  private Option option(String mark, String words) {
    NavigableSet<String> outcomes = new TreeSet<>();
    OUTCOME.matcher(words).results().forEach(match -> outcomes.add(match.group(1)));
    return new Option(
        Character.toString('A' + options.size()),
        words,
        outcomes,
        mark.equals("right") ? Optional.empty() : Optional.of(mark),
        "");
  }

  private Question close() {
    if (text.isEmpty() || why.isEmpty() || options.stream().filter(Option::isRight).count() != 1) {
      throw new IllegalStateException(id + " lacks its text, its explanation or one right answer.");
    }
    return new Question(id, classOf(program), schedule, race.map(this::race), text, options, why);
  }

  private RaceAsked race(String value) {
    String[] words = value.split(" ", 3);
    return new RaceAsked(words[0], words[1], words[2], readings);
  }

  private Class<? extends Snippet> classOf(String name) {
    String home = QuestionFile.class.getPackageName() + ".programs.";
    try {
      return Class.forName(home + name).asSubclass(Snippet.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("%s: there is no program %s.".formatted(id, name), e);
    }
  }
}
