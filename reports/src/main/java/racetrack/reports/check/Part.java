// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.List;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;

/// What one question came to.
///
/// @param question the question
/// @param word the word for it
/// @param sentence how much was searched, or why nothing is decided
/// @param broken the answers that show a broken promise
/// @param planted how many planted errors were asked beside
/// @param caught how many of them were caught
/// @param alarms why this question's answers cannot be relied on: a planted error held, or the
///   sound class broke
/// @param open the checks that decide nothing; all of them where what was planted was not asked
/// @param gaveUp whether checks are open because the class itself had ended or held up its JVMs
public record Part(
    Question question,
    Word word,
    String sentence,
    List<Answer> broken,
    int planted,
    int caught,
    List<String> alarms,
    List<Check> open,
    boolean gaveUp) {

  /// Keeps copies.
  public Part {
    broken = List.copyOf(broken);
    alarms = List.copyOf(alarms);
    open = open == null ? List.of() : List.copyOf(open); // older results have none
  }

  /// Records what a question came to whose checks all decide something, or none does.
  ///
  /// @param question the question
  /// @param word the word for it
  /// @param sentence how much was searched, or why nothing is decided
  /// @param broken the answers that show a broken promise
  /// @param planted how many planted errors were asked beside
  /// @param caught how many of them were caught
  /// @param alarms why this question's answers cannot be relied on
  public Part(
      Question question,
      Word word,
      String sentence,
      List<Answer> broken,
      int planted,
      int caught,
      List<String> alarms) {
    this(question, word, sentence, broken, planted, caught, alarms, List.of(), false);
  }

  /// {@return the same with further alarms}
  ///
  /// @param others the alarms
  public Part with(List<String> others) {
    List<String> all = Stream.concat(alarms.stream(), others.stream()).toList();
    return new Part(question, word, sentence, broken, planted, caught, all, open, gaveUp);
  }

  /// {@return whether this question has found the class broken, and its answers can be relied on}
  public boolean decidesAgainst() {
    return word == Word.BROKEN && alarms.isEmpty();
  }

  /// {@return a question that was not asked}
  ///
  /// @param question the question
  /// @param reason why not
  public static Part undecided(Question question, String reason) {
    return new Part(question, Word.NOT_DECIDED, reason, List.of(), 0, 0, List.of());
  }

  /// {@return the same, of a class that had ended or held up its JVMs and was asked no more}
  Part givenUp() {
    return new Part(question, word, sentence, broken, planted, caught, alarms, open, true);
  }
}
