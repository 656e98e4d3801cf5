// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import racetrack.reports.labs.predict.steps.Snippet;

/// A question about the outcomes of a small program.
///
/// @param id its name, which never changes: the pattern's key and one word more
/// @param program the class of the program
/// @param schedule an outcome for which a schedule is asked, if one is
/// @param race the race that shows what interleavings do not, if the question needs one
/// @param text what is asked
/// @param options the answers to choose from; one of them is right
/// @param why the explanation
public record Question(
    String id,
    Class<? extends Snippet> program,
    Optional<String> schedule,
    Optional<RaceAsked> race,
    String text,
    List<Option> options,
    String why) {

  /// Describes a question.
  public Question {
    options = List.copyOf(options);
  }

  /// An answer to choose.
  ///
  /// @param letter its letter, from A
  /// @param text what it says, with each outcome between backticks
  /// @param outcomes the outcomes that it holds for possible, and no others
  /// @param misconception the number of the misconception that leads to it, such as `M1`; empty for
  ///   the right one
  /// @param feedback one sentence or two for who chooses it; empty for the right one
  public record Option(
      String letter,
      String text,
      NavigableSet<String> outcomes,
      Optional<String> misconception,
      String feedback) {

    /// Describes an answer.
    public Option {
      outcomes = new TreeSet<>(outcomes);
    }

    /// {@return whether this is the right one}
    public boolean isRight() {
      return misconception.isEmpty();
    }
  }

  /// A scenario of the kit's races whose results can be read as outcomes of the program.
  ///
  /// @param key the pattern
  /// @param subject the subject that is raced
  /// @param scenario the name of the scenario
  /// @param readings how to read its results; the first that fits counts
  public record RaceAsked(String key, String subject, String scenario, List<Reading> readings) {

    /// Describes a scenario.
    public RaceAsked {
      readings = List.copyOf(readings);
    }

    /// {@return what a result says of the program}
    ///
    /// @param result the result in the scenario's notation
    /// @throws IllegalStateException if no reading fits
    String read(String result) {
      return readings.stream()
          .filter(reading -> result.matches(reading.pattern()))
          .map(Reading::outcome)
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("%s %s shows %s.".formatted(key, scenario, result)));
    }
  }

  /// How to read a result.
  ///
  /// @param pattern a regular expression for results
  /// @param outcome the outcome that they mean
  public record Reading(String pattern, String outcome) {}

  /// {@return the key of its pattern}
  public String key() {
    return id.substring(0, id.lastIndexOf('.'));
  }

  /// {@return the right answer}
  public Option right() {
    return options.stream().filter(Option::isRight).findFirst().orElseThrow();
  }

  /// {@return the answer with a letter, if there is one}
  ///
  /// @param letter the letter, large or small
  public Optional<Option> option(String letter) {
    return options.stream().filter(option -> option.letter().equalsIgnoreCase(letter)).findFirst();
  }

  /// {@return the letters of all answers}
  public Set<String> letters() {
    NavigableSet<String> letters = new TreeSet<>();
    options.forEach(option -> letters.add(option.letter()));
    return letters;
  }
}
