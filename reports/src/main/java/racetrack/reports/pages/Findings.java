// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.ScalingFigure;
import racetrack.statistics.Estimate;
import racetrack.statistics.Estimate.Interval;

/// Says in a sentence what a chart shows, and what it leaves open.
///
/// Two curves are told apart at a number of workers if the 95 % interval of their ratio leaves 1
/// out.
final class Findings {

  /// Which subjects are best with some number of workers.
  ///
  /// @param leaders the best, and whoever cannot be told from it, in the order of the curves
  /// @param others how many are told apart from the best
  private record Standing(List<String> leaders, int others) {}

  private Findings() {}

  /// {@return the sentence}
  ///
  /// @param figure what the chart shows
  /// @param alike whether its curves do the same work, so that one can be better than another
  static String sentence(ScalingFigure figure, boolean alike) {
    if (alike && figure.curves().size() > 1) {
      return comparison(figure);
    }
    return figure.curves().size() == 1
        ? growth(figure, figure.curves().getFirst()) + "."
        : figure.curves().stream()
            .map(curve -> curve.name() + ": " + growth(figure, curve))
            .collect(Collectors.joining("; ", "", "."));
  }

  /// {@return the names of those who lead with a number of workers: the best, and whoever cannot be
  /// told from it; empty if nobody is behind}
  ///
  /// @param figure the figure
  /// @param workers the number of workers
  static List<String> leaders(ScalingFigure figure, int workers) {
    List<Curve> ranking = ranking(figure, workers);
    if (ranking.size() < 2) {
      return List.of();
    }
    Standing standing = standing(figure, ranking, workers);
    return standing.others == 0 ? List.of() : standing.leaders;
  }

  /// {@return the name of the last with a number of workers, if it is told apart from the best}
  ///
  /// @param figure the figure
  /// @param workers the number of workers
  static Optional<String> last(ScalingFigure figure, int workers) {
    List<Curve> ranking = ranking(figure, workers);
    return ranking.size() > 1
            && at(ranking.getLast(), workers).differsFrom(at(ranking.getFirst(), workers))
        ? Optional.of(ranking.getLast().name())
        : Optional.empty();
  }

  private static String comparison(ScalingFigure figure) {
    Map<Standing, List<Integer>> standings = new LinkedHashMap<>();
    for (int workers : figure.workers()) {
      List<Curve> ranking = ranking(figure, workers);
      if (ranking.size() > 1) {
        standings
            .computeIfAbsent(standing(figure, ranking, workers), _ -> new ArrayList<>())
            .add(workers);
      }
    }
    if (standings.isEmpty()) {
      return "No two curves have a number of workers in common.";
    }
    String text =
        standings.entrySet().stream()
            .map(each -> clause(figure, each.getKey(), each.getValue()))
            .collect(Collectors.joining("; "));
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  /// The curves that were measured there, the best first.
  private static List<Curve> ranking(ScalingFigure figure, int workers) {
    Comparator<Curve> rising = Comparator.comparingDouble(curve -> at(curve, workers).mean());
    return figure.curves().stream()
        .filter(curve -> curve.at(workers).isPresent())
        .sorted(figure.scale().higherIsBetter() ? rising.reversed() : rising)
        .toList();
  }

  private static Standing standing(ScalingFigure figure, List<Curve> ranking, int workers) {
    Estimate best = at(ranking.getFirst(), workers);
    List<String> leaders =
        figure.curves().stream()
            .filter(ranking::contains)
            .filter(curve -> !at(curve, workers).differsFrom(best))
            .map(Curve::name)
            .toList();
    return new Standing(leaders, ranking.size() - leaders.size());
  }

  private static String clause(ScalingFigure figure, Standing standing, List<Integer> counts) {
    String workers = with(counts);
    if (standing.others == 0) {
      return workers + " nothing can be told apart";
    }
    if (standing.leaders.size() > 1) {
      return "%s %s lead and cannot be told apart".formatted(workers, list(standing.leaders));
    }
    String leader = standing.leaders.getFirst();
    Interval lead = lead(figure, counts);
    return lead == null
        ? "%s %s leads".formatted(workers, leader)
        : "%s %s leads, %s as good as the next".formatted(workers, leader, times(lead));
  }

  /// How many times as good as the second the best is, at all of some numbers of workers.
  private static @Nullable Interval lead(ScalingFigure figure, List<Integer> counts) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int workers : counts) {
      List<Curve> ranking = ranking(figure, workers);
      Interval lead = advantage(figure, at(ranking.get(0), workers), at(ranking.get(1), workers));
      if (lead == null) {
        return null;
      }
      low = Math.min(low, lead.low());
      high = Math.max(high, lead.high());
    }
    return new Interval(low, high);
  }

  /// What a curve gains from more workers.
  private static String growth(ScalingFigure figure, Curve curve) {
    int fewest = curve.points().firstKey();
    int most = curve.points().lastKey();
    if (fewest == most) {
      return "It was measured with %s only".formatted(Words.count(most, "worker"));
    }
    Interval gain = advantage(figure, at(curve, most), at(curve, fewest));
    if (gain == null || (gain.low() <= 1 && gain.high() >= 1)) {
      return "%s and %d cannot be told apart".formatted(Words.count(fewest, "worker"), most);
    }
    return "%s are %s as good as %d".formatted(Words.count(most, "worker"), times(gain), fewest);
  }

  private static @Nullable Interval advantage(ScalingFigure figure, Estimate one, Estimate other) {
    return figure.scale().higherIsBetter() ? one.times(other) : other.times(one);
  }

  private static Estimate at(Curve curve, int workers) {
    return curve.at(workers).orElseThrow();
  }

  private static String times(Interval ratio) {
    String low = digits(ratio.low());
    String high = digits(ratio.high());
    return low.equals(high) ? low + " times" : low + " to " + high + " times";
  }

  private static String digits(double ratio) {
    return String.format(Locale.ROOT, ratio < 1 ? "%.2f" : ratio < 10 ? "%.1f" : "%,.0f", ratio);
  }

  private static String with(List<Integer> counts) {
    String noun = counts.equals(List.of(1)) ? " worker" : " workers";
    return "with " + list(counts.stream().map(String::valueOf).toList()) + noun;
  }

  private static String list(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
