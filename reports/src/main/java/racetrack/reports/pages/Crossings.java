// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.ScalingFigure;
import racetrack.statistics.Estimate;

/// Finds where one subject stops being better than another as a parameter grows: the length of a
/// task, the size of what is carried, the room in a queue.
///
/// Between two values the ratio of the two is taken to follow a power of the parameter, so its
/// logarithm is interpolated over the logarithm of the parameter. A crossing counts only if at both
/// ends the 95 % interval of their ratio leaves 1 out.
final class Crossings {

  /// One operation over the values of one parameter, with the others fixed.
  private record Series(
      String benchmark, String title, String parameter, Map<String, String> rest) {

    String heading() {
      return rest.isEmpty()
          ? title
          : title
              + rest.entrySet().stream()
                  .map(setting -> ", " + setting.getKey() + " " + setting.getValue())
                  .reduce("", String::concat);
    }
  }

  /// Two estimates of one number of workers, at one value of the parameter.
  private record Meeting(double value, Estimate one, Estimate other) {

    /// The logarithm of how many times the one is the other.
    double lead() {
      return Math.log(one.mean() / other.mean());
    }

    boolean isSure() {
      return one.mean() > 0 && other.mean() > 0 && one.differsFrom(other);
    }
  }

  private Crossings() {}

  /// {@return a sentence for each crossing}
  ///
  /// @param figures the figures of a pattern
  static List<String> in(List<ScalingFigure> figures) {
    Map<Series, SortedMap<Double, ScalingFigure>> all = new LinkedHashMap<>();
    for (ScalingFigure figure : figures) {
      figure
          .parameters()
          .forEach((parameter, text) -> {
            Double value = positive(text);
            if (value != null) {
              Map<String, String> rest = new TreeMap<>(figure.parameters());
              rest.remove(parameter);
              Series series = new Series(figure.benchmark(), figure.title(), parameter, rest);
              all.computeIfAbsent(series, _ -> new TreeMap<>()).put(value, figure);
            }
          });
    }
    List<String> sentences = new ArrayList<>();
    all.forEach((series, steps) -> sentences.addAll(crossings(series, steps)));
    return sentences;
  }

  private static @Nullable Double positive(String text) {
    try {
      double value = Double.parseDouble(text);
      return value > 0 && Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null; // not a number, so nothing lies between two of them
    }
  }

  private static List<String> crossings(Series series, SortedMap<Double, ScalingFigure> steps) {
    ScalingFigure first = steps.firstEntry().getValue();
    List<String> names = first.curves().stream().map(Curve::name).toList();
    List<String> sentences = new ArrayList<>();
    for (int workers : new TreeSet<>(first.workers())) {
      for (int one = 0; one < names.size(); one++) {
        for (int other = one + 1; other < names.size(); other++) {
          sentences.addAll(crossings(series, steps, workers, names.get(one), names.get(other)));
        }
      }
    }
    return sentences;
  }

  private static List<String> crossings(
      Series series,
      SortedMap<Double, ScalingFigure> steps,
      int workers,
      String one,
      String other) {
    List<Meeting> meetings = new ArrayList<>();
    steps.forEach((value, figure) -> {
      Optional<Estimate> mine = estimate(figure, one, workers);
      Optional<Estimate> theirs = estimate(figure, other, workers);
      if (mine.isPresent() && theirs.isPresent()) {
        Meeting meeting = new Meeting(value, mine.get(), theirs.get());
        if (meeting.isSure()) {
          meetings.add(meeting);
        }
      }
    });
    boolean higherIsBetter = steps.firstEntry().getValue().scale().higherIsBetter();
    List<String> sentences = new ArrayList<>();
    for (int index = 1; index < meetings.size(); index++) {
      Meeting before = meetings.get(index - 1);
      Meeting after = meetings.get(index);
      if (before.lead() * after.lead() < 0) {
        boolean oneFirst = before.lead() > 0 == higherIsBetter;
        sentences.add(
            "%s, %s: up to a %s of about %s %s is better, above it %s."
                .formatted(
                    series.heading(),
                    Words.count(workers, "worker"),
                    series.parameter,
                    Words.score(crossing(before, after)),
                    oneFirst ? one : other,
                    oneFirst ? other : one));
      }
    }
    return sentences;
  }

  private static double crossing(Meeting before, Meeting after) {
    double share = before.lead() / (before.lead() - after.lead());
    return before.value * Math.pow(after.value / before.value, share);
  }

  private static Optional<Estimate> estimate(ScalingFigure figure, String name, int workers) {
    return figure.curves().stream()
        .filter(curve -> curve.name().equals(name))
        .findFirst()
        .flatMap(curve -> curve.at(workers));
  }
}
