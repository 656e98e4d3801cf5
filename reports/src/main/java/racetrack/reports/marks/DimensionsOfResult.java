// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Question;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.marks.Mark.Finding;
import racetrack.reports.marks.Marking.Outcome;

/// Sorts a result by dimensions.
///
/// @param result the result
/// @param dimensions the dimension of each check
record DimensionsOfResult(Result result, Map<Check, Dimension> dimensions) {

  DimensionsOfResult(Result result, DimensionsOfChecks checks) {
    this(result, checks.of(result.entry()));
  }

  /// {@return what each dimension came to that was asked about}
  ///
  /// @param finding tells of an answer that shows a broken promise
  Map<Dimension, Outcome> outcomes(BiFunction<Result, Answer, Finding> finding) {
    Map<Dimension, Outcome> outcomes = new EnumMap<>(Dimension.class);
    for (Part part : result.parts()) {
      dimensions(part.question())
          .forEach((dimension, checks) ->
              outcomes.merge(
                  dimension,
                  outcome(part, dimension, checks, finding),
                  DimensionsOfResult::together));
    }
    return outcomes;
  }

  /// The checks of a question by their dimensions; those of a race are not known before.
  private Map<Dimension, List<Check>> dimensions(Question question) {
    Map<Dimension, List<Check>> sorted = new EnumMap<>(Dimension.class);
    if (question == Question.RACE) {
      sorted.put(Dimension.RACE_FREE, List.of());
    }
    dimensions.forEach((check, dimension) -> {
      if (check.question() == question) {
        sorted.computeIfAbsent(dimension, _ -> new ArrayList<>()).add(check);
      }
    });
    return sorted;
  }

  private Outcome outcome(
      Part part,
      Dimension dimension,
      List<Check> checks,
      BiFunction<Result, Answer, Finding> finding) {
    List<Finding> findings =
        broken(part, dimension).stream().map(answer -> finding.apply(result, answer)).toList();
    Standing standing = standing(part, checks, !findings.isEmpty());
    String question = part.question().name().toLowerCase(Locale.ROOT);
    String sentence =
        switch (standing) {
          case BROKEN ->
              checks.isEmpty()
                  ? "%s: %d broken".formatted(question, findings.size())
                  : "%s: %d of %s broken"
                      .formatted(question, findings.size(), checks(checks.size()));
          case NOT_REACHED -> question + ": the class had ended or held up its JVMs before";
          case HELD ->
              part.question() == Question.CONTRACT
                  ? "contract: %s held".formatted(checks(checks.size()))
                  : "%s: %s".formatted(question, part.sentence());
          case NOT_DECIDED, REFUSED -> "%s: %s".formatted(question, undecided(part));
        };
    return new Outcome(standing, sentence, findings);
  }

  private static String checks(int number) {
    return number == 1 ? "1 check" : number + " checks";
  }

  private String undecided(Part part) {
    if (!result.alarms().isEmpty()) {
      return result.isForAPerson()
          ? "not asked: a person has to look at it first"
          : "the answers cannot be relied on";
    }
    return part.word() == Word.NOT_DECIDED ? part.sentence() : "not all checks were answered";
  }

  /// One answer for each check.
  private Collection<Answer> broken(Part part, Dimension dimension) {
    return part.broken().stream()
        .filter(answer -> dimensions.getOrDefault(answer.check(), Dimension.RACE_FREE) == dimension)
        .collect(toMap(Answer::check, answer -> answer, (one, _) -> one, LinkedHashMap::new))
        .values();
  }

  private Standing standing(Part part, List<Check> checks, boolean isBroken) {
    if (!result.alarms().isEmpty()) {
      return Standing.NOT_DECIDED;
    }
    if (isBroken) {
      return Standing.of(part.word());
    }
    boolean isOpen =
        part.open().isEmpty()
            ? part.word() == Word.NOT_DECIDED
            : checks.isEmpty() || checks.stream().anyMatch(part.open()::contains);
    if (!isOpen) {
      return Standing.HELD;
    }
    return part.gaveUp() && result.word() == Word.BROKEN
        ? Standing.NOT_REACHED
        : Standing.NOT_DECIDED;
  }

  private static Outcome together(Outcome one, Outcome other) {
    return new Outcome(
        one.standing().and(other.standing()),
        one.sentence() + "; " + other.sentence(),
        Stream.concat(one.findings().stream(), other.findings().stream()).toList());
  }
}
