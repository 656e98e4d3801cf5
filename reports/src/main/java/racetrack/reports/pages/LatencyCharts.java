// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import racetrack.catalogue.Entry;
import racetrack.programs.WholeFile;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.Scale;
import racetrack.reports.pages.Page.LatencyLine;
import racetrack.reports.pages.Page.Timed;
import racetrack.reports.results.Latency;
import racetrack.statistics.Estimate;

/// Writes the charts of how long single operations of a pattern take, and says what they show.
///
/// @param folder where to write; it exists
/// @param pictures whether to draw; else only figures are written
record LatencyCharts(Path folder, boolean pictures) {

  private static final double MEDIAN = Latency.PERCENTILES.getFirst();

  /// Writes a chart for each figure.
  ///
  /// @param entry the pattern
  /// @param prefix what the names of the files begin with
  /// @param figures what to draw
  List<Page.Latency> write(Entry entry, String prefix, List<LatencyFigure> figures)
      throws IOException {
    List<Page.Latency> charts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (LatencyFigure figure : figures) {
      String name = Charts.unused(prefix + "." + figure.slug(), names);
      String heading = heading(figure);
      boolean isDrawn = pictures && figure.isWorthAPicture();
      if (isDrawn) {
        ChartFiles.write(figure, entry.title() + ": " + heading, folder, name);
      }
      WholeFile.write(folder.resolve(name + ".csv"), csv(figure).getBytes(UTF_8));
      charts.add(
          new Page.Latency(
              name,
              heading,
              isDrawn,
              finding(figure),
              Charts.hollow(
                  figure.lines().stream().flatMap(line -> line.points().values().stream())),
              alt(heading, figure),
              Latency.PERCENTILES.stream().map(LatencyFigure::name).toList(),
              figure.lines().stream().map(LatencyCharts::line).toList()));
    }
    return charts;
  }

  private static String heading(LatencyFigure figure) {
    return "Latency of %s, %s".formatted(figure.title(), Words.count(figure.workers(), "thread"));
  }

  private static LatencyLine line(LatencyFigure.Line line) {
    return new LatencyLine(
        line.name(),
        Words.count(line.samples()),
        line.points().values().iterator().next().forks(),
        Latency.PERCENTILES.stream().map(at -> timed(line, at)).toList());
  }

  private static Timed timed(LatencyFigure.Line line, double percentile) {
    Estimate estimate = line.points().get(percentile);
    if (estimate == null) {
      return new Timed(percentile, "–", "too few samples", null);
    }
    Estimate.Interval interval = estimate.interval();
    return new Timed(
        percentile,
        Scale.time(estimate.mean()),
        interval == null
            ? "interval not known"
            : Scale.time(interval.low()) + " to " + Scale.time(interval.high()),
        estimate);
  }

  /// Who has the lowest median, and how long the slowest of all take.
  private static String finding(LatencyFigure figure) {
    String half = median(at(figure, MEDIAN));
    for (double percentile : Latency.PERCENTILES.reversed()) {
      List<LatencyFigure.Line> told = at(figure, percentile);
      if (percentile > MEDIAN && told.size() == figure.lines().size()) {
        return half + " " + tail(told, percentile);
      }
    }
    return half;
  }

  private static List<LatencyFigure.Line> at(LatencyFigure figure, double percentile) {
    return figure.lines().stream()
        .filter(line -> line.points().containsKey(percentile))
        .sorted(Comparator.comparingDouble(line -> mean(line, percentile)))
        .toList();
  }

  private static double mean(LatencyFigure.Line line, double percentile) {
    return known(line, percentile).mean();
  }

  private static Estimate known(LatencyFigure.Line line, double percentile) {
    return requireNonNull(line.points().get(percentile));
  }

  private static String median(List<LatencyFigure.Line> sorted) {
    if (sorted.isEmpty()) {
      return "Too few operations were timed to tell the median.";
    }
    LatencyFigure.Line best = sorted.getFirst();
    String time = Scale.time(mean(best, MEDIAN));
    if (sorted.size() == 1) {
      return "Half of the operations of %s take at most %s.".formatted(best.name(), time);
    }
    String even =
        sorted.stream()
            .skip(1)
            .filter(line -> !known(line, MEDIAN).differsFrom(known(best, MEDIAN)))
            .map(LatencyFigure.Line::name)
            .collect(Collectors.joining(" or "));
    return "The median is lowest with %s, %s%s."
        .formatted(
            best.name(),
            time,
            even.isEmpty() ? "" : "; the intervals leave open whether it is lower with " + even);
  }

  private static String tail(List<LatencyFigure.Line> sorted, double percentile) {
    String one =
        "One operation in %s".formatted(Words.count(Math.round(1 / (1 - percentile / 100))));
    LatencyFigure.Line best = sorted.getFirst();
    LatencyFigure.Line worst = sorted.getLast();
    String time = Scale.time(mean(best, percentile));
    if (sorted.size() == 1) {
      return "%s takes longer than %s.".formatted(one, time);
    }
    boolean areToldApart =
        sorted.stream()
            .anyMatch(line -> known(line, percentile).differsFrom(known(best, percentile)));
    return "%s takes longer than %s with %s, and longer than %s with %s%s."
        .formatted(
            one,
            time,
            best.name(),
            Scale.time(mean(worst, percentile)),
            worst.name(),
            areToldApart ? "" : ", but the intervals do not tell them apart");
  }

  private static String alt(String heading, LatencyFigure figure) {
    return "%s at %s: %s. The table below has the intervals."
        .formatted(
            heading,
            Latency.PERCENTILES.stream().map(LatencyFigure::name).collect(Collectors.joining(", ")),
            figure.lines().stream()
                .map(line ->
                    line.name()
                        + " "
                        + Latency.PERCENTILES.stream()
                            .map(at -> timed(line, at).words())
                            .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ")));
  }

  /// The figures at full precision, in seconds.
  private static String csv(LatencyFigure figure) {
    StringBuilder text = new StringBuilder("subject,percentile,seconds,low,high,forks,samples\n");
    for (LatencyFigure.Line line : figure.lines()) {
      line.points()
          .forEach((percentile, estimate) -> {
            Estimate.Interval interval = estimate.interval();
            text.append(
                "%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                        Charts.quoted(line.name()),
                        percentile,
                        estimate.mean(),
                        interval == null ? "" : interval.low(),
                        interval == null ? "" : interval.high(),
                        estimate.forks(),
                        line.samples()));
          });
    }
    return text.toString();
  }
}
