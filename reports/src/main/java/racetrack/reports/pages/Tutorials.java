// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Page.Chart;
import racetrack.reports.pages.Page.Slower;
import racetrack.reports.pages.Page.TutorialQuestion;
import racetrack.reports.results.GridMeasurement;

/// Answers the questions of the Python tutorials from what was measured on the host.
final class Tutorials {

  private static final String SIZING = "app.sizing";
  private static final String PROCESSES = "process.pool";

  /// A pattern, its figures, and the charts that were drawn of them, in the same order.
  ///
  /// @param entry the pattern
  /// @param figures what was measured over the workers
  /// @param charts the charts of these
  /// @param timed what was measured of single operations
  /// @param latencies the charts of these
  record Drawn(
      Entry entry,
      List<ScalingFigure> figures,
      List<Chart> charts,
      List<LatencyFigure> timed,
      List<Page.Latency> latencies) {}

  private final List<Drawn> patterns;
  private final @Nullable Integer processors;

  /// Prepares to answer.
  ///
  /// @param patterns what was measured
  /// @param processors how many processors the measured host has, or null if that is not known
  Tutorials(List<Drawn> patterns, @Nullable Integer processors) {
    this.patterns = patterns;
    this.processors = processors;
  }

  /// {@return the page}
  ///
  /// @param grid what was measured of other hosts, if anything
  Page.Tutorials page(Optional<GridMeasurement> grid) {
    return new Page.Tutorials(
        List.of(
            question(
                "pooled",
                "What does a pool gain over one thread that does one task after the other?",
                "2.8, 3.1, 3.2, 3.3",
                SIZING,
                List.of("SizingBench"),
                pooled()),
            question(
                "workers",
                "How many workers for tasks that wait, and for tasks that compute?",
                "1.9, 1.12, 2.20, 3.16, 3.19",
                SIZING,
                List.of("WaitingTasksBench", "ComputingTasksBench"),
                curves(List.of("WaitingTasksBench", "ComputingTasksBench"), Tutorials::gain)),
            question(
                "crowd",
                "What do too many threads cost?",
                "0.3, 3.16",
                SIZING,
                List.of("CrowdBench"),
                curves(List.of("CrowdBench"), Tutorials::price)),
            question(
                "where",
                "Threads, virtual threads or processes, for how long a task and how large a load?",
                "1.3, 1.9, 1.12, 3.7, 3.21",
                PROCESSES,
                List.of("WorkerPoolBench"),
                where(figures(PROCESSES, List.of("WorkerPoolBench"))))),
        slower(),
        grid.map(GridFindings::of).orElse(null));
  }

  private TutorialQuestion question(
      String id,
      String title,
      String rows,
      String key,
      List<String> benchmarks,
      List<String> answers) {
    List<Chart> charts = shown(key, benchmarks).stream().map(Shown::chart).toList();
    return new TutorialQuestion(id, title, rows, key, answers, charts);
  }

  /// A figure and its chart.
  private record Shown(ScalingFigure figure, Chart chart) {}

  /// What compares something, in the order of the benchmarks.
  private List<Shown> shown(String key, List<String> benchmarks) {
    List<Shown> shown = new ArrayList<>();
    for (Drawn pattern : patterns) {
      for (int index = 0; index < pattern.figures.size(); index++) {
        ScalingFigure figure = pattern.figures.get(index);
        if (pattern.entry.key().equals(key)
            && benchmarks.contains(figure.benchmark())
            && figure.curves().size() > 1) {
          shown.add(new Shown(figure, pattern.charts.get(index)));
        }
      }
    }
    shown.sort(Comparator.comparingInt(each -> benchmarks.indexOf(each.figure.benchmark())));
    return shown;
  }

  private List<ScalingFigure> figures(String key, List<String> benchmarks) {
    return shown(key, benchmarks).stream().map(Shown::figure).toList();
  }

  private List<String> pooled() {
    List<String> sentences = new ArrayList<>();
    pooled("Tasks that wait", "await", "WaitingTasksBench", "tasks30").ifPresent(sentences::add);
    pooled("Tasks that compute", "compute", "ComputingTasksBench", "threads8")
        .ifPresent(sentences::add);
    return sentences;
  }

  /// Compares one thread without a pool to the best of the pools.
  private Optional<String> pooled(String tasks, String single, String benchmark, String pooled) {
    return curve("SizingBench", single)
        .flatMap(curve -> curve.at(1))
        .filter(alone -> alone.mean() > 0)
        .flatMap(alone ->
            curve(benchmark, pooled)
                .map(pools -> {
                  int workers = best(pools);
                  double many = mean(pools, workers);
                  return "%s: one thread does %s a second, and a pool of %s does %s, %s as many."
                      .formatted(
                          tasks,
                          Words.score(alone.mean()),
                          Words.count(workers, "worker"),
                          Words.score(many),
                          Words.times(many / alone.mean()));
                }));
  }

  /// A curve of [#SIZING] in operations per second, whatever the unit of its chart.
  private Optional<Curve> curve(String benchmark, String operation) {
    return figures(SIZING, List.of(benchmark)).stream()
        .flatMap(figure ->
            figure.curves().stream()
                .filter(curve -> curve.name().equals(operation))
                .map(curve -> curve.times(1 / figure.scale().factor())))
        .findFirst();
  }

  /// Says something of each curve of some benchmarks.
  private List<String> curves(List<String> benchmarks, Function<Curve, Optional<String>> sentence) {
    List<String> sentences = new ArrayList<>();
    for (ScalingFigure figure : figures(SIZING, benchmarks)) {
      for (Curve curve : figure.curves()) {
        sentence
            .apply(curve)
            .map(words -> figure.heading() + ", " + curve.name() + ": " + words)
            .ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  /// How many times what one worker does, more of them do.
  private static Optional<String> gain(Curve curve) {
    return curve
        .at(1)
        .filter(one -> one.mean() > 0 && curve.points().size() > 1)
        .map(one ->
            curve.points().tailMap(2).entrySet().stream()
                .map(point ->
                    Words.times(point.getValue().mean() / one.mean()) + " with " + point.getKey())
                .collect(Collectors.joining(", ", "", " workers.")));
  }

  /// What is left of the best with the most workers.
  private static Optional<String> price(Curve curve) {
    int most = curve.points().lastKey();
    int best = best(curve);
    return curve.points().size() < 2 || mean(curve, best) == 0
        ? Optional.empty()
        : Optional.of(
            "most is done with %s; %s do %s of it."
                .formatted(
                    Words.count(best, "worker"),
                    most,
                    Words.percent(mean(curve, most) / mean(curve, best))));
  }

  /// What each does of what the best does, and where the order changes.
  private List<String> where(List<ScalingFigure> figures) {
    List<String> sentences = new ArrayList<>();
    for (ScalingFigure figure : figures) {
      int workers = processors == null ? figure.workers().last() : processors;
      List<Curve> measured =
          figure.curves().stream()
              .filter(curve -> curve.at(workers).isPresent())
              .sorted(Comparator.comparingDouble(curve -> -mean(curve, workers)))
              .toList();
      if (measured.size() > 1 && mean(measured.getFirst(), workers) > 0) {
        Curve best = measured.getFirst();
        sentences.add(
            measured.stream()
                .skip(1)
                .map(curve ->
                    curve.name() + " " + Words.percent(mean(curve, workers) / mean(best, workers)))
                .collect(
                    Collectors.joining(
                        ", ",
                        "%s, %s: %s does most, and of that "
                            .formatted(
                                figure.heading(), Words.count(workers, "worker"), best.name()),
                        ".")));
      }
    }
    List<String> crossings = Crossings.in(figures);
    sentences.addAll(crossings);
    if (crossings.isEmpty() && sentences.size() > 1) {
      sentences.add("No two of them change places there, as far as the intervals tell.");
    }
    return sentences;
  }

  private static int best(Curve curve) {
    return curve.points().entrySet().stream()
        .max(Comparator.comparingDouble(point -> point.getValue().mean()))
        .orElseThrow()
        .getKey();
  }

  private static double mean(Curve curve, int workers) {
    return curve.at(workers).orElseThrow().mean();
  }

  /// The sound subjects that do less with a worker for each processor than with one, the worst
  /// first.
  private List<Slower> slower() {
    List<Slower> slower = new ArrayList<>();
    for (Drawn pattern : patterns) {
      for (ScalingFigure figure : pattern.figures) {
        for (Curve curve : figure.curves()) {
          pattern.entry.sound().stream()
              .filter(subject -> subject.name().equals(curve.name()))
              .flatMap(subject -> slower(pattern.entry, figure, curve, subject).stream())
              .forEach(slower::add);
        }
      }
    }
    slower.sort(Comparator.comparingDouble(Slower::ratio));
    return slower;
  }

  private Optional<Slower> slower(Entry entry, ScalingFigure figure, Curve curve, Subject subject) {
    int workers = processors == null ? curve.points().lastKey() : processors;
    return curve
        .at(1)
        .flatMap(one ->
            curve
                .at(workers)
                .filter(many -> many.differsFrom(one))
                .map(many -> figure.scale().advantage(many.mean(), one.mean())))
        .filter(ratio -> ratio < 1)
        .map(ratio ->
            new Slower(
                entry.key(),
                entry.title(),
                figure.heading(),
                subject.name(),
                ratio,
                Words.times(ratio) + " with " + workers,
                cost(subject)));
  }

  private static String cost(Subject subject) {
    return SourceFile.of(subject.claim().implementation())
        .flatMap(source -> source.section("Cost"))
        .map(Markdown::inline)
        .orElse("");
  }
}
