// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.reports.results.Measurement;
import racetrack.statistics.Estimate;
import racetrack.statistics.Scatter;

/// What one chart shows: one operation at one setting of its parameters, over the workers.
///
/// @param benchmark the simple name of the benchmark's class
/// @param title the operation, or the benchmark's subject matter if operations stand side by side
/// @param parameters the parameters that all curves share, by name; without the subject
/// @param scale the unit of the figures, which the curves are in already
/// @param curves one for each subject, in the catalogue's order
/// @param highlighted the name of the curve that the others are held against; null if there is none
/// @param bytes how many bytes an operation of a curve allocates, by the curve's name and the
///   number of workers; without what was not measured
public record ScalingFigure(
    String benchmark,
    String title,
    SortedMap<String, String> parameters,
    Scale scale,
    List<Curve> curves,
    @Nullable String highlighted,
    Map<String, SortedMap<Integer, Double>> bytes) {

  /// How many curves a chart tells apart.
  static final int MOST = 12;

  private static final int WORD = 8;
  private static final double LITTLE = 1.25;
  private static final int LONGEST_VALUE = 40;
  private static final int LONGEST_SLUG = 120;

  /// Describes a figure without a curve that stands out.
  ///
  /// @param benchmark the simple name of the benchmark's class
  /// @param title the operation, or the benchmark's subject matter if operations stand side by side
  /// @param parameters the parameters that all curves share, by name; without the subject
  /// @param scale the unit of the figures, which the curves are in already
  /// @param curves one for each subject, in the catalogue's order
  public ScalingFigure(
      String benchmark,
      String title,
      SortedMap<String, String> parameters,
      Scale scale,
      List<Curve> curves) {
    this(benchmark, title, parameters, scale, curves, null, Map.of());
  }

  /// {@return the same figure with a curve that stands out}
  ///
  /// @param name the name of the curve
  public ScalingFigure highlighting(String name) {
    return new ScalingFigure(benchmark, title, parameters, scale, curves, name, bytes);
  }

  /// {@return whether a curve stands out}
  ///
  /// @param index which one, from 0
  boolean isHighlighted(int index) {
    return curves.get(index).name().equals(highlighted);
  }

  /// Where the ideal line comes from.
  ///
  /// @param name the subject with the fastest single worker
  /// @param single its throughput with one worker
  public record Ideal(String name, double single) {

    /// {@return the throughput of that many such workers if none gets in another's way}
    ///
    /// @param workers how many
    public double throughput(double workers) {
      return single * workers;
    }
  }

  /// What the measurements of one figure have in common.
  private record Group(
      String benchmark,
      @Nullable String operation,
      SortedMap<String, String> parameters,
      String mode,
      String unit) {

    static Group of(Measurement measurement) {
      return new Group(
          measurement.benchmark(),
          measurement.subject() == null ? null : measurement.operation(),
          measurement.parameters(),
          measurement.mode(),
          measurement.unit());
    }
  }

  /// Sorts measurements into figures.
  ///
  /// Operations without subjects are compared with each other, so they share a figure.
  ///
  /// @param measurements the measurements of one pattern; those without a usable fork are left out,
  ///   and the times of single operations, which [LatencyFigure] shows
  /// @param order the names of the subjects in the order of their curves; others follow
  /// @param scatter how far the forks of the run scatter
  /// @return the figures, in the order in which their first measurements come
  public static List<ScalingFigure> of(
      Collection<Measurement> measurements, List<String> order, Scatter scatter) {
    Map<Group, List<Measurement>> groups =
        measurements.stream()
            .filter(measurement -> measurement.latency() == null && !measurement.forks().isEmpty())
            .collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
    List<ScalingFigure> figures = new ArrayList<>();
    groups.forEach((group, members) -> figures.add(figure(group, members, order, scatter)));
    return figures;
  }

  private static ScalingFigure figure(
      Group group, List<Measurement> members, List<String> order, Scatter scatter) {
    Map<String, SortedMap<Integer, Estimate>> points = new LinkedHashMap<>();
    Map<String, SortedMap<Integer, Double>> bytes = new HashMap<>();
    for (Measurement member : members) {
      if (member.bytes() != null) {
        bytes
            .computeIfAbsent(name(member), _ -> new TreeMap<>())
            .put(member.workers(), member.bytes());
      }
      points
          .computeIfAbsent(name(member), name -> new TreeMap<>())
          .put(member.workers(), scatter.estimate(member.forks()));
    }
    double largest =
        points.values().stream()
            .flatMap(curve -> curve.values().stream())
            .mapToDouble(Estimate::mean)
            .max()
            .orElseThrow();
    Scale scale = Scale.of(group.unit, largest);
    List<Curve> curves = new ArrayList<>();
    points.forEach((name, curve) -> {
      curves.add(new Curve(name, curve).times(scale.factor()));
    });
    curves.sort(
        Comparator.comparingInt(
            curve -> order.contains(curve.name()) ? order.indexOf(curve.name()) : order.size()));
    return new ScalingFigure(
        group.benchmark,
        points.size() == 1 || group.operation != null
            ? members.getFirst().operation()
            : words(group.benchmark),
        group.parameters,
        scale,
        curves,
        null,
        bytes);
  }

  /// {@return what a benchmark measures: "waiting tasks" for `WaitingTasksBench`}
  ///
  /// @param benchmark the simple name of its class
  static String words(String benchmark) {
    return benchmark
        .replaceFirst("Bench$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String name(Measurement measurement) {
    return Objects.requireNonNullElse(measurement.subject(), measurement.operation());
  }

  /// {@return what a chart of the figure shows: as many of its curves as can be told apart}
  public ScalingFigure drawn() {
    return new ScalingFigure(
        benchmark,
        title,
        parameters,
        scale,
        curves.subList(0, Math.min(MOST, curves.size())),
        highlighted,
        bytes);
  }

  /// {@return the parameters as a person reads them, such as `capacity 16`; may be empty}
  public String setting() {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + " " + cut(parameter.getValue(), LONGEST_VALUE))
        .collect(Collectors.joining(", "));
  }

  /// {@return the operation with its setting}
  public String heading() {
    return setting().isEmpty() ? title : title + ", " + setting();
  }

  /// {@return a name for files, which another figure may have too}
  public String slug() {
    String unit = scale.higherIsBetter() ? "" : " time";
    String slug =
        (benchmark + " " + heading() + unit).replaceAll("[^\\w.-]+", "-").replaceAll("^-|-$", "");
    return slug.substring(0, Math.min(LONGEST_SLUG, slug.length()));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /// {@return every number of workers that some curve has}
  public SortedSet<Integer> workers() {
    SortedSet<Integer> workers = new TreeSet<>();
    curves.forEach(curve -> workers.addAll(curve.points().keySet()));
    return workers;
  }

  /// {@return the ideal, if throughput was measured with one worker and was not 0}
  public Optional<Ideal> ideal() {
    if (!scale.higherIsBetter()) {
      return Optional.empty();
    }
    return curves.stream()
        .filter(curve -> curve.points().containsKey(1))
        .map(curve -> new Ideal(curve.name(), curve.points().get(1).mean()))
        .filter(ideal -> ideal.single() > 0)
        .max(Comparator.comparingDouble(Ideal::single));
  }

  /// {@return whether a picture says more than a sentence: some curve has two numbers of workers,
  /// and if it is the only one, three}
  public boolean isWorthAPicture() {
    int longest = curves.stream().mapToInt(curve -> curve.points().size()).max().orElse(0);
    return longest > (curves.size() == 1 ? 2 : 1);
  }

  /// {@return what each curve's operation allocates; empty if that hardly depends on the workers,
  /// so that a table says it all}
  public Optional<ScalingFigure> memory() {
    List<Curve> measured = new ArrayList<>();
    for (Curve curve : curves) {
      SortedMap<Integer, Estimate> points = new TreeMap<>();
      bytes
          .getOrDefault(curve.name(), new TreeMap<>())
          .forEach((workers, mean) -> points.put(workers, new Estimate(mean, null, 1)));
      if (points.size() > 1) {
        measured.add(new Curve(curve.name(), points));
      }
    }
    return measured.stream().anyMatch(ScalingFigure::varies)
        ? Optional.of(
            new ScalingFigure(
                benchmark,
                "memory",
                parameters,
                new Scale(1, "bytes allocated / operation", false),
                measured,
                highlighted,
                Map.of()))
        : Optional.empty();
  }

  /// By a word or more, and by a quarter.
  private static boolean varies(Curve curve) {
    double least = curve.points().values().stream().mapToDouble(Estimate::mean).min().orElse(0);
    double most = curve.points().values().stream().mapToDouble(Estimate::mean).max().orElse(0);
    return most > least + WORD && most > LITTLE * least;
  }

  /// {@return whether speed-up can be told: throughput with one worker and with more}
  public boolean hasSpeedUp() {
    return scale.higherIsBetter() && isWorthAPicture() && !speedUp().curves().isEmpty();
  }

  /// {@return how many times its own single worker's work each curve does}
  ScalingFigure speedUp() {
    return relative("speed-up", "speed-up: × one worker", (_, ratio) -> ratio);
  }

  /// {@return what part of that many single workers' work each curve does}
  ScalingFigure efficiency() {
    return relative(
        "efficiency", "efficiency: speed-up / workers", (workers, ratio) -> ratio / workers);
  }

  private ScalingFigure relative(String what, String unit, DoubleBinaryOperator value) {
    List<Curve> relative = new ArrayList<>();
    for (Curve curve : curves) {
      Optional<Estimate> one = curve.at(1).filter(estimate -> estimate.mean() > 0);
      if (one.isPresent() && curve.points().size() > 1) {
        SortedMap<Integer, Estimate> points = new TreeMap<>();
        curve
            .points()
            .forEach((workers, at) -> points.put(workers, ratio(at, one.get(), workers, value)));
        relative.add(new Curve(curve.name(), points));
      }
    }
    return new ScalingFigure(
        benchmark, what, parameters, new Scale(1, unit, true), relative, highlighted, Map.of());
  }

  /// One worker is held against itself: that is 1, exactly.
  private static Estimate ratio(
      Estimate at, Estimate one, int workers, DoubleBinaryOperator value) {
    Estimate.Interval interval = workers == 1 ? new Estimate.Interval(1, 1) : at.times(one);
    return new Estimate(
        value.applyAsDouble(workers, at.mean() / one.mean()),
        interval == null
            ? null
            : new Estimate.Interval(
                value.applyAsDouble(workers, interval.low()),
                value.applyAsDouble(workers, interval.high())),
        at.forks());
  }

  /// {@return the largest mean}
  double largest() {
    return curves.stream()
        .flatMap(curve -> curve.points().values().stream())
        .mapToDouble(Estimate::mean)
        .max()
        .orElseThrow();
  }
}
