// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Result;

/// One dimension of a lab, for whoever wants to know about that alone.
///
/// @param entry the lab's pattern
/// @param dimension the dimension
/// @param checks which check belongs to which dimension
public record AskedDimension(Entry entry, Dimension dimension, DimensionsOfChecks checks) {

  /// What a dimension came to.
  ///
  /// @param standing what it came to
  /// @param sentence how much was asked, or why nothing is decided
  public record Answer(Standing standing, String sentence) {}

  /// {@return the questions that have to be asked; none if the lab asks nothing about it}
  public Set<Question> questions() {
    Set<Question> questions = EnumSet.noneOf(Question.class);
    checks
        .of(entry)
        .forEach((check, about) -> {
          if (about == dimension) {
            questions.add(check.question());
          }
        });
    if (dimension == Dimension.RACE_FREE && !entry.lacks(Question.RACE)) {
      questions.add(Question.RACE);
    }
    return questions;
  }

  /// {@return the dimensions that the lab asks about}
  public Collection<Dimension> known() {
    Map<Check, Dimension> known = checks.of(entry);
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    dimensions.addAll(known.values());
    return dimensions;
  }

  /// {@return what the dimension came to}
  ///
  /// @param result what the questions came to
  public Answer of(Result result) {
    return Optional.ofNullable(
            new DimensionsOfResult(result, checks).outcomes(Marking::finding).get(dimension))
        .map(outcome -> new Answer(outcome.standing(), outcome.sentence()))
        .orElseGet(() -> new Answer(Standing.NOT_DECIDED, "it was not asked"));
  }
}
