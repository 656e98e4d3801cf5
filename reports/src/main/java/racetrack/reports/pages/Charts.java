// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.programs.WholeFile;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.Scale;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Page.Chart;
import racetrack.reports.pages.Page.Law;
import racetrack.reports.pages.Page.Point;
import racetrack.scaling.ScalingLaw;
import racetrack.statistics.Estimate;

/// Writes the charts of a pattern, and says in words and figures what they show.
final class Charts {

  /// What the names of the files of speed-up end with.
  private static final String SPEED_UP = ".speed-up";

  /// What the names of the files of memory end with.
  private static final String MEMORY = ".memory";

  private final Path folder;
  private final @Nullable Integer processors;
  private final boolean pictures;
  private final Set<String> names = new HashSet<>();

  /// Prepares to write.
  ///
  /// @param folder where to write; it exists
  /// @param processors how many processors the measured host has, or null if that is not known
  /// @param pictures whether to draw; else only figures are written
  Charts(Path folder, @Nullable Integer processors, boolean pictures) {
    this.folder = folder;
    this.processors = processors;
    this.pictures = pictures;
  }

  /// Writes charts whose files are named after the pattern.
  List<Chart> write(Entry entry, List<ScalingFigure> figures) throws IOException {
    return write(entry, entry.key(), figures);
  }

  /// Writes charts.
  ///
  /// @param entry the pattern
  /// @param prefix what the names of the files begin with
  /// @param figures what to draw
  /// @return a chart for each figure
  List<Chart> write(Entry entry, String prefix, List<ScalingFigure> figures) throws IOException {
    List<Chart> charts = new ArrayList<>();
    for (ScalingFigure figure : figures) {
      String name = unused(prefix + "." + figure.slug(), names);
      String heading = entry.title() + ": " + figure.heading();
      ScalingFigure drawn = figure.drawn();
      boolean isDrawn = pictures && drawn.isWorthAPicture();
      boolean hasSpeedUp = isDrawn && drawn.hasSpeedUp();
      if (isDrawn) {
        ChartFiles.write(drawn, heading, processors, folder, name);
      }
      if (hasSpeedUp) {
        ChartFiles.writeSpeedUp(drawn, heading, processors, folder, name + SPEED_UP);
      }
      Optional<ScalingFigure> memory = isDrawn ? drawn.memory() : Optional.empty();
      if (memory.isPresent()) {
        ChartFiles.write(memory.get(), heading, processors, folder, name + MEMORY);
      }
      WholeFile.write(folder.resolve(name + ".csv"), csv(figure).getBytes(UTF_8));
      charts.add(
          new Chart(
              name,
              figure.heading(),
              isDrawn,
              hasSpeedUp,
              memory.isPresent(),
              left(figure, drawn),
              Findings.sentence(figure, showsSubjects(entry, figure)),
              hollow(drawn.curves().stream().flatMap(curve -> curve.points().values().stream())),
              alt(heading, drawn),
              figure.scale().unit(),
              drawn.ideal().map(Charts::ideal).orElse(""),
              points(figure, library(entry)),
              laws(figure)));
    }
    return charts;
  }

  /// Settings that differ may look the same in the name of a file, on some systems also by case.
  ///
  /// @param name the name that is wanted
  /// @param names those that are taken, in small letters; the one that is returned is added
  static String unused(String name, Set<String> names) {
    String free = name;
    for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private static String left(ScalingFigure figure, ScalingFigure drawn) {
    int all = figure.curves().size();
    int some = drawn.curves().size();
    return all == some
        ? ""
        : "The chart shows the first %s of %s; the tables have them all."
            .formatted(Words.count(some), Words.count(all, "curve"));
  }

  /// Operations without subjects do different work.
  private static boolean showsSubjects(Entry entry, ScalingFigure figure) {
    return figure.curves().stream()
        .anyMatch(curve ->
            entry.sound().stream().anyMatch(subject -> subject.name().equals(curve.name())));
  }

  /// {@return how many markers say little; empty if none do}
  ///
  /// @param estimates what the markers stand for
  static String hollow(Stream<Estimate> estimates) {
    long hollow = estimates.filter(Estimate::isWide).count();
    return hollow == 0
        ? ""
        : "%s hollow: the interval is wider than ±%s of the mean, or not known."
            .formatted(
                hollow == 1 ? "1 marker is" : Words.count(hollow) + " markers are",
                Words.whole(Estimate.WIDE));
  }

  private static String ideal(ScalingFigure.Ideal ideal) {
    return "%s's single worker, the fastest here, times the number of workers"
        .formatted(ideal.name());
  }

  private static String alt(String heading, ScalingFigure figure) {
    int most = figure.workers().last();
    String ends =
        figure.curves().stream()
            .filter(curve -> curve.points().containsKey(most))
            .map(curve -> curve.name() + " " + Words.score(curve.points().get(most).mean()))
            .collect(Collectors.joining(", "));
    return "%s, %s over the number of workers. With %s: %s. The table below has all figures."
        .formatted(heading, figure.scale().unit(), Words.count(most, "worker"), ends);
  }

  /// The names of the subjects that are a library's.
  private static Set<String> library(Entry entry) {
    return entry.sound().stream()
        .filter(subject -> subject.claim() instanceof Claim.Sound sound && sound.isLibrary())
        .map(Subject::name)
        .collect(Collectors.toSet());
  }

  private static List<Point> points(ScalingFigure figure, Set<String> library) {
    Map<Integer, Estimate> marks = marks(figure, library);
    List<Point> points = new ArrayList<>();
    for (Curve curve : figure.curves()) {
      for (Map.Entry<Integer, Estimate> point : curve.points().entrySet()) {
        Estimate estimate = point.getValue();
        points.add(
            new Point(
                curve.name(),
                point.getKey(),
                Words.score(estimate.mean()),
                interval(estimate),
                estimate.forks(),
                against(marks.get(point.getKey()), estimate, figure.scale()),
                estimate));
      }
    }
    return points;
  }

  /// The best of the library at each number of workers.
  private static Map<Integer, Estimate> marks(ScalingFigure figure, Set<String> library) {
    Map<Integer, Estimate> marks = new HashMap<>();
    figure.curves().stream()
        .filter(curve -> library.contains(curve.name()))
        .forEach(curve ->
            curve
                .points()
                .forEach((workers, estimate) ->
                    marks.merge(
                        workers,
                        estimate,
                        (one, other) ->
                            figure.scale().advantage(one.mean(), other.mean()) < 1 ? other : one)));
    return marks;
  }

  /// How many times as good as the library's an estimate is; it is called even while the two are
  /// not told apart.
  private static String against(@Nullable Estimate mark, Estimate estimate, Scale scale) {
    if (mark == null) {
      return "";
    }
    double advantage = scale.advantage(estimate.mean(), mark.mean());
    if (!Double.isFinite(advantage)) {
      return ""; // one of them did nothing
    }
    String words = Words.times(advantage);
    if (!estimate.differsFrom(mark)) {
      return words + ", even";
    }
    return words + (advantage < 1 ? ", worse" : ", better");
  }

  private static String interval(Estimate estimate) {
    Estimate.Interval interval = estimate.interval();
    return interval == null
        ? "not known"
        : "%s to %s, ±%s"
            .formatted(
                Words.score(interval.low()),
                Words.score(interval.high()),
                Words.whole(estimate.halfWidth().orElseThrow()));
  }

  private static List<Law> laws(ScalingFigure figure) {
    return figure.scale().higherIsBetter()
        ? figure.curves().stream().map(Charts::law).toList()
        : List.of();
  }

  private static Law law(Curve curve) {
    Optional<ScalingLaw> fitted = curve.law();
    if (fitted.isEmpty()) {
      return new Law(curve.name(), "", "", "", "", unfitted(curve));
    }
    ScalingLaw law = fitted.get();
    return new Law(
        curve.name(),
        Words.score(law.lambda()),
        Words.score(law.sigma()),
        Words.score(law.kappa()),
        law.peak().isPresent()
            ? Words.count(Math.round(law.peak().getAsDouble()), "worker")
            : "none",
        Words.percent(law.deviation()) + (law.deviation() > Curve.DRAWN ? ": not drawn" : ""));
  }

  private static String unfitted(Curve curve) {
    return !curve.positive()
        ? "not fitted: a throughput is 0"
        : "not fitted: %s, and a fit of three parameters needs %s"
            .formatted(Words.count(curve.points().size(), "worker count"), ScalingLaw.ENOUGH);
  }

  /// The figures at full precision, in the chart's unit.
  private static String csv(ScalingFigure figure) {
    StringBuilder text = new StringBuilder("subject,workers,mean,low,high,forks,unit\n");
    for (Curve curve : figure.curves()) {
      curve
          .points()
          .forEach((workers, estimate) -> {
            Estimate.Interval interval = estimate.interval();
            text.append(
                "%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                        quoted(curve.name()),
                        workers,
                        estimate.mean(),
                        interval == null ? "" : interval.low(),
                        interval == null ? "" : interval.high(),
                        estimate.forks(),
                        quoted(figure.scale().unit())));
          });
    }
    return text.toString();
  }

  /// {@return a field as RFC 4180 has it}
  ///
  /// @param text what it says
  static String quoted(String text) {
    return text.matches("[^\",\\v]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
