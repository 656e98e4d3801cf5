// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import racetrack.runners.ResultNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One benchmark at one setting of its parameters and one number of workers.
///
/// @param key the pattern's key, such as `queue.bounded`
/// @param benchmark the simple name of the benchmark's class
/// @param operation the name of the benchmark's method
/// @param subject the name of the subject's enum constant, or null if the benchmark has none
/// @param parameters the other parameters, such as `capacity`, by name
/// @param workers how many threads ran the operation at once, or the operation's own pool has
/// @param mode JMH's short name of what is measured: `thrpt`, `avgt`, `sample` or `ss`
/// @param unit JMH's unit of the score, such as `ops/us`
/// @param forks each fork's mean score, in that unit, 0 or between [#LEAST] and [#MOST]
/// @param bytes how many bytes an operation allocates, or null if that was not measured
/// @param latency how long single operations took, or null if they were not timed one by one
public record Measurement(
    String key,
    String benchmark,
    String operation,
    @Nullable String subject,
    SortedMap<String, String> parameters,
    int workers,
    String mode,
    String unit,
    List<Double> forks,
    @Nullable Double bytes,
    @Nullable Latency latency) {

  /// The smallest score but 0 that a measurement can have, in any of JMH's units.
  public static final double LEAST = 1e-18;

  /// The largest score that a measurement can have, in any of JMH's units.
  public static final double MOST = 1e18;

  private static final String BYTES = "gc.alloc.rate.norm";
  private static final Pattern NAME = Pattern.compile("racetrack\\.(.+)\\.(\\w+)\\.(\\w+)");

  /// Keeps a copy.
  public Measurement {
    forks = List.copyOf(forks);
  }

  /// {@return what JMH measured of patterns, one for each result that is of one}
  ///
  /// @param results an array of results, as JMH writes it
  /// @throws IllegalArgumentException if no run can have measured that, or it is no such array
  public static List<Measurement> listOf(JsonNode results) {
    try {
      return listOf(ResultFile.JSON.treeToValue(results, Raw[].class));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  static List<Measurement> listOf(Raw[] results) {
    List<Measurement> measurements = new ArrayList<>();
    Set<Measurement> cells = new HashSet<>();
    for (int i = 0; i < results.length; i++) {
      try {
        Optional<Measurement> measurement = results[i].measurement();
        if (measurement.isPresent() && !cells.add(measurement.get().cell())) {
          throw new IllegalArgumentException("an earlier result has measured the same");
        }
        measurement.ifPresent(measurements::add);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "result %d, %s: %s".formatted(i + 1, results[i].benchmark(), e.getMessage()), e);
      }
    }
    return measurements;
  }

  /// {@return the same measurement, of a subject with another name}
  ///
  /// @param name the other name
  public Measurement of(String name) {
    return new Measurement(
        key, benchmark, operation, name, parameters, workers, mode, unit, forks, bytes, latency);
  }

  /// {@return what was measured, without the figures}
  Measurement cell() {
    return new Measurement(
        key, benchmark, operation, subject, parameters, workers, mode, unit, List.of(), null, null);
  }

  /// {@return a score that a run can have measured}
  ///
  /// @param score the score
  /// @throws IllegalArgumentException if it is none
  static double possible(double score) {
    if (score != 0 && !(score >= LEAST && score <= MOST)) {
      throw new IllegalArgumentException(
          "a score must be 0 or between %s and %s, but is %s".formatted(LEAST, MOST, score));
    }
    return score;
  }

  /// One result as JMH writes it; what is not used here is left out.
  record Raw(
      String benchmark,
      String mode,
      int threads,
      @Nullable Map<String, String> params,
      Metric primaryMetric,
      @Nullable Map<String, Metric> secondaryMetrics) {

    record Metric(
        @JsonProperty("score") double mean,
        String scoreUnit,
        @Nullable List<List<Double>> rawData,
        @Nullable List<List<List<List<Double>>>> rawDataHistogram) {

      Metric {
        requireNonNull(scoreUnit, "scoreUnit");
      }
    }

    Raw {
      requireNonNull(benchmark, "benchmark");
      requireNonNull(mode, "mode");
      requireNonNull(primaryMetric, "primaryMetric");
    }

    /// The measurement, if the benchmark is one of a pattern's.
    ///
    /// @throws IllegalArgumentException if it is one, but no run can have measured that
    Optional<Measurement> measurement() {
      Matcher name = NAME.matcher(benchmark);
      if (!name.matches()) {
        return Optional.empty();
      }
      SortedMap<String, String> others = new TreeMap<>(params == null ? Map.of() : params);
      String subject = others.remove(ResultNames.SUBJECT);
      String pool = others.remove(ResultNames.WORKERS);
      Latency latency = latency();
      return Optional.of(
          new Measurement(
              name.group(1),
              name.group(2),
              name.group(3),
              subject,
              others,
              workers(pool == null ? String.valueOf(threads) : pool),
              mode,
              primaryMetric.scoreUnit(),
              latency == null ? forkMeans() : means(latency),
              bytes(),
              latency));
    }

    private static int workers(String text) {
      try {
        int workers = Integer.parseInt(text);
        if (workers > 0) {
          return workers;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw new IllegalArgumentException("workers must be a number above 0, but are " + text);
    }

    private @Nullable Latency latency() {
      List<List<List<List<Double>>>> histograms = primaryMetric.rawDataHistogram();
      return histograms == null || histograms.isEmpty() ? null : Latency.of(histograms);
    }

    private static List<Double> means(Latency latency) {
      return latency.forks().stream().map(Latency.Fork::mean).toList();
    }

    private @Nullable Double bytes() {
      Metric bytes = secondaryMetrics == null ? null : secondaryMetrics.get(BYTES);
      return bytes == null || !Double.isFinite(bytes.mean()) ? null : bytes.mean();
    }

    /// The unit of replication is the fork. A mean without its forks says nothing of how far they
    /// scatter, and a fork without a score was none.
    private List<Double> forkMeans() {
      List<List<Double>> forks = primaryMetric.rawData();
      if (forks == null || forks.isEmpty()) {
        throw new IllegalArgumentException(
            "it has no raw data, and so no forks; JMH writes them unless it is told not to"
                + " (-Djmh.json.rawData=false)");
      }
      List<Double> means = new ArrayList<>();
      for (List<Double> fork : forks) {
        means.add(
            fork.stream()
                .mapToDouble(Measurement::possible)
                .average()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "fork %d has no score".formatted(means.size() + 1))));
      }
      return means;
    }
  }
}
