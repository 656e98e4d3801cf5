// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Promises;
import racetrack.reports.check.Result;
import racetrack.reports.check.ResultText;
import racetrack.reports.marks.Mark.Finding;
import racetrack.reports.marks.Mark.Line;
import racetrack.reports.results.Evidence;

/// Makes a mark of what was found out.
///
/// The verdict comes first: a dimension that is broken gets no points and caps the whole. What is
/// not decided neither gets points nor loses them: if they matter, a person decides.
///
/// @param scheme the teacher's scheme
/// @param checks which check belongs to which dimension
public record Marking(Scheme scheme, DimensionsOfChecks checks) {

  /// The unit of points: a tenth.
  private static final int UNITS = 10;

  private static final int PERCENT = 100;
  private static final int EVIDENCE = 60;

  /// What a dimension came to, without points.
  ///
  /// @param standing what it came to
  /// @param sentence how much was asked, or why nothing is decided
  /// @param findings what shows a broken promise
  /// @param share the share of its points that it gets, from 0 to 1
  record Outcome(Standing standing, String sentence, List<Finding> findings, double share) {

    Outcome(Standing standing, String sentence, List<Finding> findings) {
      this(standing, sentence, findings, standing == Standing.HELD ? 1 : 0);
    }
  }

  /// {@return the mark of a submission}
  ///
  /// @param graded what was found out about it
  public Mark mark(Graded graded) {
    Map<Dimension, Outcome> outcomes = outcomes(graded);
    Standing verdict = verdict(graded, outcomes);
    List<Line> lines = lines(outcomes);
    List<String> because = new ArrayList<>();
    graded.refusal().ifPresent(because::add);
    graded.result().map(Result::alarms).ifPresent(because::addAll);
    BigDecimal cap = cap(verdict, lines, because);
    BigDecimal atLeast = sum(lines, false).min(cap);
    BigDecimal atMost = sum(lines, true).min(cap);
    if (verdict == Standing.REFUSED) {
      atLeast = cap;
      atMost = cap;
    } else if (lines.isEmpty()) {
      atMost = tenths((long) scheme.outOf() * UNITS);
      because.add("Nothing was asked that could be counted: a person reads it.");
    } else if (atLeast.compareTo(atMost) < 0) {
      because.add("The points for what is not decided are a person's to give.");
    }
    boolean decided = verdict != Standing.NOT_DECIDED && atLeast.compareTo(atMost) == 0;
    return new Mark(
        graded.submission(),
        graded.entry().key(),
        graded.entry().title(),
        verdict,
        lines,
        decided ? Optional.of(atLeast) : Optional.empty(),
        atLeast,
        atMost,
        tenths((long) scheme.outOf() * UNITS),
        because,
        graded.seed(),
        graded.isolation(),
        graded.result().filter(result -> result.planted() > 0).map(Marking::planted),
        graded.took());
  }

  private static String planted(Result result) {
    return "%d of %d planted errors caught".formatted(result.caught(), result.planted());
  }

  private Map<Dimension, Outcome> outcomes(Graded graded) {
    Map<Dimension, Outcome> outcomes = new EnumMap<>(Dimension.class);
    if (graded.caught().isPresent()) {
      outcomes.putAll(CaughtTwins.outcomes(graded, graded.caught().get()));
    } else if (graded.result().isPresent()) {
      Result result = graded.result().get();
      outcomes.putAll(new DimensionsOfResult(result, checks).outcomes(Marking::finding));
    }
    if (!outcomes.isEmpty() && scheme.points().getOrDefault(Dimension.SPEED, 0) > 0) {
      outcomes.put(
          Dimension.SPEED,
          new Outcome(
              Standing.NOT_DECIDED,
              "Grading does not measure: `racetrack bench` does, on a quiet machine.",
              List.of()));
    }
    return outcomes;
  }

  static Finding finding(Result result, Answer answer) {
    List<String> evidence = new ArrayList<>();
    answer.outcomes().stream()
        .filter(outcome -> outcome.forbidden() && outcome.count() > 0)
        .map(outcome ->
            "%,d of %,d samples read \"%s\": %s"
                .formatted(outcome.count(), answer.samples(), outcome.result(), outcome.meaning()))
        .forEach(evidence::add);
    Evidence.of(answer).brief().lines().limit(EVIDENCE).forEach(evidence::add);
    return new Finding(
        answer.check(),
        ResultText.words(answer.check()),
        Promises.of(result.entry()).stream()
            .filter(promise -> answer.promises().contains(promise.number()))
            .toList(),
        String.join("\n", evidence));
  }

  private static Standing verdict(Graded graded, Map<Dimension, Outcome> outcomes) {
    if (graded.refusal().isPresent()) {
      return Standing.REFUSED;
    }
    return graded
        .result()
        .map(Result::word)
        .map(Standing::of)
        .orElseGet(() ->
            outcomes.values().stream()
                .map(Outcome::standing)
                .min(Comparator.naturalOrder())
                .orElse(Standing.NOT_DECIDED));
  }

  /// Shares the points out among the dimensions that were asked about, in tenths: each gets its
  /// part rounded down, and those with the largest rest one tenth more, until all are given.
  private List<Line> lines(Map<Dimension, Outcome> outcomes) {
    long whole = outcomes.keySet().stream().mapToLong(this::weight).sum();
    long units = (long) scheme.outOf() * UNITS;
    Map<Dimension, Long> shares = new EnumMap<>(Dimension.class);
    outcomes.keySet().forEach(one -> shares.put(one, whole == 0 ? 0 : weight(one) * units / whole));
    long left = whole == 0 ? 0 : units - shares.values().stream().mapToLong(share -> share).sum();
    outcomes.keySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Dimension one) -> whole == 0 ? 0 : -(weight(one) * units % whole)))
        .limit(left)
        .forEach(one -> shares.merge(one, 1L, Long::sum));
    List<Line> lines = new ArrayList<>();
    outcomes.forEach((dimension, outcome) -> {
      BigDecimal most = tenths(shares.getOrDefault(dimension, 0L));
      BigDecimal points =
          most.multiply(BigDecimal.valueOf(outcome.share())).setScale(1, RoundingMode.HALF_UP);
      lines.add(
          new Line(
              dimension, outcome.standing(), points, most, outcome.sentence(), outcome.findings()));
    });
    return lines;
  }

  private long weight(Dimension dimension) {
    return scheme.points().getOrDefault(dimension, 0);
  }

  /// The least of the caps of what is broken; each that lowers the mark is told.
  private BigDecimal cap(Standing verdict, List<Line> lines, List<String> because) {
    if (verdict == Standing.REFUSED) {
      return percent(scheme.refused());
    }
    BigDecimal cap = percent(PERCENT);
    BigDecimal most = sum(lines, true);
    for (Line line : lines) {
      Integer percent = scheme.caps().get(line.dimension());
      if (line.standing() == Standing.BROKEN && percent != null) {
        BigDecimal own = percent(percent);
        if (own.compareTo(most) < 0) {
          because.add(
              "Not more than %s %%, since this is broken: %s."
                  .formatted(percent, line.dimension().title()));
        }
        cap = cap.min(own);
      }
    }
    return cap;
  }

  private BigDecimal percent(int percent) {
    return tenths((long) scheme.outOf() * UNITS * percent / PERCENT);
  }

  private static BigDecimal sum(List<Line> lines, boolean withUndecided) {
    return lines.stream()
        .map(line ->
            withUndecided && line.standing() == Standing.NOT_DECIDED ? line.most() : line.points())
        .reduce(tenths(0), BigDecimal::add);
  }

  private static BigDecimal tenths(long tenths) {
    return BigDecimal.valueOf(tenths, 1);
  }
}
