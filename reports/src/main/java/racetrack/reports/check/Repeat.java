// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Question;
import racetrack.reports.results.Evidence;

/// Which check is asked again, and which part of it, as in `contract/makesAPutWait/2`.
///
/// A class that is asked the same part of the same check again is asked the same: a model tries the
/// same interleavings of the same calls in the same order, and a contract has the same arguments,
/// such as the kind of thread. A race is run anew.
///
/// @param check the check
/// @param trial of a contract, the number of the arguments; of a model, that of the scenario; from
///   1 on, or 0 for all of them
public record Repeat(Check check, int trial) {

  private static final Pattern ID = Pattern.compile("(\\w+)/(\\w+)(?:/([1-9]\\d{0,5}))?");

  /// {@return what repeats a check that broke}
  ///
  /// @param answer what the check found
  public static Repeat of(Answer answer) {
    return new Repeat(
        answer.check(),
        switch (answer.check().question()) {
          case CONTRACT -> Evidence.of(answer).trial().orElse(0);
          case MODEL ->
              Optional.ofNullable(answer.exploration()).flatMap(Exploration::breach).orElse(0);
          case RACE -> 0;
        });
  }

  /// {@return what an id stands for}
  ///
  /// @param id the id, as a result has it
  /// @throws BadSubmissionException if it is not the id of anything
  public static Repeat parse(String id) {
    Matcher matcher = ID.matcher(id);
    Optional<Question> question =
        matcher.matches()
            ? Stream.of(Question.values())
                .filter(one -> name(one).equals(matcher.group(1)))
                .findFirst()
            : Optional.empty();
    if (question.isEmpty() || (question.get() == Question.RACE && matcher.group(3) != null)) {
      throw new BadSubmissionException(
          "'%s' repeats nothing: an id is what a result of `check` says after --repeat, such as"
                  .formatted(id)
              + " model/isLinearizable/1.");
    }
    String trial = matcher.group(3);
    return new Repeat(
        new Check(question.get(), matcher.group(2)), trial == null ? 0 : Integer.parseInt(trial));
  }

  @Override
  public String toString() {
    String id = name(check.question()) + "/" + check.name();
    return trial == 0 ? id : id + "/" + trial;
  }

  private static String name(Question question) {
    return question.name().toLowerCase(Locale.ROOT);
  }
}
