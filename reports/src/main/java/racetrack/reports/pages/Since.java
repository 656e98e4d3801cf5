// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import racetrack.reports.results.Judgement;
import racetrack.statistics.Estimate;

/// Compares the summary of a run with that of the one before.
///
/// A verdict is worse if it is no pass and was one. A point is worse or better if the 95 % interval
/// of the ratio of the two leaves 1 out; of many points some do so by chance, which the page says.
final class Since {

  private static final int MOST = 12;

  private static final Map<String, Double> FACTORS =
      Map.of("billion", 1e9, "million", 1e6, "thousand", 1e3, "ms", 1e-3, "µs", 1e-6, "ns", 1e-9);

  private final Map<String, Judgement> judgements = new HashMap<>();
  private final Map<String, Estimate> points = new HashMap<>();
  private final List<String> worse = new ArrayList<>();
  private final List<String> better = new ArrayList<>();
  private final List<String> other = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int compared;

  /// A point that has changed.
  ///
  /// @param words which one
  /// @param advantage how many times as good it is
  private record Change(String words, double advantage) {}

  private Since() {}

  /// {@return the comparison}
  ///
  /// @param before the run before, if its summary is there
  /// @param now this run
  static Overview.Since of(Optional<Summary> before, Summary now) {
    if (before.isEmpty()) {
      return new Overview.Since(
          "There is nothing to compare with yet: the next report that is written here compares"
              + " itself with this one.",
          List.of(),
          List.of(),
          List.of());
    }
    Since since = new Since();
    since.remember(before.get());
    since.compare(now);
    return since.finish(before.get(), now);
  }

  private void remember(Summary before) {
    for (Summary.OfPattern pattern : before.patterns()) {
      pattern.verdicts().forEach(asked -> judgements.put(name(pattern, asked), asked.judgement()));
      forEachPoint(pattern, (name, _, estimate) -> points.put(name, estimate));
    }
  }

  private static String name(Summary.OfPattern pattern, Summary.Asked asked) {
    return "%s %s, %s %s"
        .formatted(pattern.key(), asked.subject(), asked.question(), asked.check())
        .strip();
  }

  /// Takes a point with its name.
  private interface Visitor {
    void visit(String name, Summary.Chart chart, Estimate estimate);
  }

  private static void forEachPoint(Summary.OfPattern pattern, Visitor visitor) {
    for (Summary.Chart chart : pattern.charts()) {
      for (Summary.Line curve : chart.curves()) {
        for (Summary.Point point : curve.points()) {
          visitor.visit(
              "%s %s, %s, %s"
                  .formatted(
                      pattern.key(),
                      curve.name(),
                      chart.heading(),
                      Words.count(point.workers(), "worker")),
              chart,
              estimate(point).times(factor(chart.unit())));
        }
      }
    }
  }

  /// How many operations per second, or seconds, one of a chart's unit is: another run may have
  /// chosen another one.
  private static double factor(String unit) {
    for (Map.Entry<String, Double> prefix : FACTORS.entrySet()) {
      if (unit.startsWith(prefix.getKey() + " ")) {
        return prefix.getValue();
      }
    }
    return 1;
  }

  private void compare(Summary now) {
    for (Summary.OfPattern pattern : now.patterns()) {
      forEachPoint(pattern, this::compare);
    }
    if (now.asked() == null || judgements.isEmpty()) {
      return; // one of the two has no verdicts at all, which the page says elsewhere
    }
    for (Summary.OfPattern pattern : now.patterns()) {
      for (Summary.Asked asked : pattern.verdicts()) {
        compare(name(pattern, asked), asked.judgement());
      }
    }
    judgements.keySet().stream().sorted().map(name -> name + ": gone").forEach(other::add);
  }

  private void compare(String name, Judgement now) {
    Judgement before = judgements.remove(name);
    if (before == null) {
      other.add("%s: new, %s".formatted(name, now.words()));
    } else if (before != now) {
      String words = "%s: %s, was %s".formatted(name, now.words(), before.words());
      boolean isWorse = rank(now) > rank(before);
      (isWorse ? worse : rank(now) < rank(before) ? better : other).add(words);
    }
  }

  private static int rank(Judgement judgement) {
    return judgement.goodIfStrict() ? 0 : judgement.good() ? 1 : 2;
  }

  private void compare(String name, Summary.Chart chart, Estimate now) {
    Estimate before = points.get(name);
    Estimate.Interval ratio = before == null ? null : now.times(before);
    if (before == null || ratio == null || !(before.mean() > 0) || !(now.mean() > 0)) {
      return;
    }
    compared++;
    if (ratio.low() > 1 || ratio.high() < 1) {
      double times = now.mean() / before.mean();
      double factor = factor(chart.unit());
      changes.add(
          new Change(
              "%s: %s %s, was %s, %s"
                  .formatted(
                      name,
                      Words.score(now.mean() / factor),
                      Words.unit(chart.unit()),
                      Words.score(before.mean() / factor),
                      Words.times(times)),
              chart.higherIsBetter() ? times : 1 / times));
    }
  }

  private static Estimate estimate(Summary.Point point) {
    return new Estimate(
        point.mean(),
        point.low() == null || point.high() == null
            ? null
            : new Estimate.Interval(point.low(), point.high()),
        point.forks());
  }

  private Overview.Since finish(Summary before, Summary now) {
    long slower = changes.stream().filter(change -> change.advantage < 1).count();
    List<Change> sorted =
        changes.stream()
            .sorted((one, two) -> Double.compare(one.advantage, two.advantage))
            .toList();
    sorted.stream()
        .filter(change -> change.advantage < 1)
        .limit(MOST)
        .forEach(change -> worse.add(change.words));
    sorted.reversed().stream()
        .filter(change -> change.advantage >= 1)
        .limit(MOST)
        .forEach(change -> better.add(change.words));
    String hosts =
        Objects.equals(host(before), host(now))
            ? ""
            : " It was another host: %s."
                .formatted(Summaries.host(Optional.ofNullable(before.host())));
    String text =
        ("Compared with the run of %s%s.%s Of %s that both runs measured, %s are worse and %s"
             + " better by more than their 95 %% intervals; one in twenty would be by chance. The"
             + " largest changes are listed.")
            .formatted(
                time(before),
                before.commit() == null ? "" : ", commit " + before.commit(),
                hosts,
                Words.count(compared, "point"),
                Words.count(slower),
                Words.count(changes.size() - slower));
    return new Overview.Since(text, worse, better, shortened(other));
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST));
    some.add("and %s more".formatted(Words.count(lines.size() - MOST)));
    return some;
  }

  private static String host(Summary summary) {
    return Summaries.host(Optional.ofNullable(summary.host()));
  }

  private static String time(Summary summary) {
    if (summary.measured() != null) {
      return Words.time(summary.measured());
    }
    return Words.time(summary.asked() == null ? summary.written() : summary.asked());
  }

  /// {@return whether two summaries are of the same results, so that there is nothing to compare}
  ///
  /// @param one one summary
  /// @param two the other
  static boolean isSame(Summary one, Summary two) {
    return Objects.equals(one.asked(), two.asked())
        && Objects.equals(one.measured(), two.measured());
  }
}
