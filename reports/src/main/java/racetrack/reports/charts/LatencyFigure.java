// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.reports.results.Latency;
import racetrack.reports.results.Measurement;
import racetrack.statistics.Estimate;
import racetrack.statistics.Scatter;

/// How long single operations take, at some percentiles, one line for each subject.
///
/// @param benchmark the simple name of the benchmark's class
/// @param title the operation, or the benchmark's subject matter if operations stand side by side
/// @param workers how many threads ran the operation at once
/// @param lines one for each subject, in the catalogue's order
public record LatencyFigure(String benchmark, String title, int workers, List<Line> lines) {

  private static final String SUFFIX = "Latency$";

  /// The times of a subject.
  ///
  /// @param name the subject's name, or the operation's where there are no subjects
  /// @param samples how many operations were timed, in all forks
  /// @param points in seconds, at each percentile that enough samples exceed in every fork
  public record Line(String name, long samples, SortedMap<Double, Estimate> points) {}

  /// What the measurements of one figure have in common.
  private record Group(
      String benchmark,
      @Nullable String operation,
      SortedMap<String, String> parameters,
      int workers) {

    static Group of(Measurement measurement) {
      return new Group(
          measurement.benchmark(),
          measurement.subject() == null ? null : measurement.operation(),
          measurement.parameters(),
          measurement.workers());
    }

    /// What a person calls it: "round trip, room 1" for `roundTripLatency`. Of operations that
    /// stand side by side, it is what their names have in common.
    ///
    /// @param lines the lines of the figure
    String title(List<Line> lines) {
      String common = common(lines.stream().map(Line::name).toList());
      String what =
          operation != null
              ? operation
              : common.isEmpty() ? benchmark.replaceFirst("Bench$", "") : common;
      String setting =
          parameters.entrySet().stream()
              .map(parameter -> ", " + parameter.getKey() + " " + parameter.getValue())
              .collect(Collectors.joining());
      return words(what) + setting;
    }
  }

  /// Sorts measurements into figures; those that did not time single operations are left out.
  ///
  /// Operations without subjects are compared with each other, so they share a figure.
  ///
  /// @param measurements the measurements of one pattern
  /// @param order the names of the subjects in the order of their lines; others follow
  /// @param scatter how far the forks of the run scatter, for each percentile
  /// @return the figures, in the order in which their first measurements come
  public static List<LatencyFigure> of(
      Collection<Measurement> measurements, List<String> order, Map<Double, Scatter> scatter) {
    Map<Group, List<Measurement>> groups =
        measurements.stream()
            .filter(measurement -> measurement.latency() != null)
            .filter(measurement -> Scale.seconds(measurement.unit()).isPresent())
            .collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
    List<LatencyFigure> figures = new ArrayList<>();
    groups.forEach((group, members) -> {
      List<Line> lines =
          members.stream()
              .map(member -> line(member, scatter))
              .filter(line -> !line.points.isEmpty())
              .sorted(Comparator.comparingInt(line -> place(line.name, order)))
              .toList();
      if (!lines.isEmpty()) {
        figures.add(new LatencyFigure(group.benchmark, group.title(lines), group.workers, lines));
      }
    });
    return figures;
  }

  /// {@return how far the forks of a run scatter, for each percentile}
  ///
  /// @param measurements all that was measured in it
  public static Map<Double, Scatter> scatter(Collection<Measurement> measurements) {
    return Latency.PERCENTILES.stream()
        .collect(
            Collectors.toMap(
                percentile -> percentile,
                percentile ->
                    Scatter.of(
                        measurements.stream()
                            .filter(measurement -> measurement.latency() != null)
                            .map(measurement -> forks(measurement, percentile))
                            .filter(forks -> !forks.isEmpty())
                            .toList())));
  }

  /// The words with which all names begin.
  private static String common(List<String> names) {
    String common = names.getFirst();
    while (!areAllBegunBy(common, names)) {
      common = common.substring(0, Math.max(0, common.lastIndexOf(' ')));
    }
    return common;
  }

  private static boolean areAllBegunBy(String words, List<String> names) {
    return words.isEmpty() || names.stream().allMatch(name -> (name + " ").startsWith(words + " "));
  }

  private static int place(String name, List<String> order) {
    int place = order.indexOf(name);
    return place < 0 ? order.size() : place;
  }

  private static Line line(Measurement measurement, Map<Double, Scatter> scatter) {
    double seconds = Scale.seconds(measurement.unit()).orElseThrow();
    SortedMap<Double, Estimate> points = new TreeMap<>();
    for (double percentile : Latency.PERCENTILES) {
      List<Double> forks = forks(measurement, percentile);
      if (!forks.isEmpty()) {
        points.put(
            percentile,
            scatter.getOrDefault(percentile, Scatter.UNKNOWN).estimate(forks).times(seconds));
      }
    }
    String subject = measurement.subject();
    return new Line(
        subject == null ? words(measurement.operation()) : subject,
        latency(measurement).forks().stream().mapToLong(Latency.Fork::samples).sum(),
        points);
  }

  /// The percentile of each fork, or none if a fork has too few samples to tell it, or a clock that
  /// saw no time pass.
  private static List<Double> forks(Measurement measurement, double percentile) {
    List<Latency.Fork> forks = latency(measurement).forks();
    List<Double> told =
        forks.stream()
            .map(fork -> fork.percentiles().get(percentile))
            .filter(Objects::nonNull)
            .toList();
    boolean all = told.size() == forks.size() && told.stream().allMatch(time -> time > 0);
    return all ? told : List.of();
  }

  private static Latency latency(Measurement measurement) {
    return Objects.requireNonNull(measurement.latency());
  }

  private static String words(String operation) {
    return ScalingFigure.words(operation.replaceFirst(SUFFIX, ""));
  }

  /// {@return whether a picture says more than a sentence}
  public boolean isWorthAPicture() {
    return lines.stream().anyMatch(line -> line.points.size() > 1);
  }

  /// {@return a name for files, which another figure may have too}
  public String slug() {
    return (benchmark + " " + title + " latency").replaceAll("[^\\w.-]+", "-");
  }

  /// {@return a percentile in short, such as `p50`}
  ///
  /// @param percentile the percentile
  public static String name(double percentile) {
    return "p" + (percentile == Math.rint(percentile) ? (Object) (int) percentile : percentile);
  }
}
