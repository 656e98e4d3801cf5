// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import racetrack.benchmarks.BenchmarkMethod.Place;

/// Made-up benchmarks and results.
final class Fixtures {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final TimeValue TIME = TimeValue.milliseconds(100);

  private Fixtures() {}

  /// {@return a headline, a second benchmark with two parameter values, and a baseline}
  ///
  /// @param key the pattern's key
  /// @param subjects its subjects
  static List<BenchmarkMethod> pattern(String key, String... subjects) {
    return List.of(
        method(key, "run", Place.HEADLINE, Map.of(), subjects),
        method(key, "walk", Place.ELSEWHERE, Map.of("size", List.of("1", "9")), subjects),
        method(key, "baseline", Place.BASELINE, Map.of()));
  }

  /// {@return patterns with the keys `made.up0`, `made.up1` and so on, with 3, 4, 5, 3 … subjects}
  ///
  /// @param count how many
  static List<BenchmarkMethod> patterns(int count) {
    List<BenchmarkMethod> methods = new ArrayList<>();
    String[][] subjects = {{"A", "B", "C"}, {"A", "B", "C", "D"}, {"A", "B", "C", "D", "E"}};
    for (int number = 0; number < count; number++) {
      methods.addAll(pattern("made.up" + number, subjects[number % subjects.length]));
    }
    return methods;
  }

  private static BenchmarkMethod method(
      String key,
      String name,
      Place place,
      Map<String, List<String>> parameters,
      String... subjects) {
    return new BenchmarkMethod(
        key,
        "racetrack." + key + ".MadeUpBench." + name,
        place,
        new TreeMap<>(parameters),
        List.of(subjects),
        new TreeSet<>(),
        false);
  }

  /// {@return a fork with one iteration per cell}
  ///
  /// @param curve what was run
  /// @param score operations per second, in each cell
  static Map<Cell, BenchmarkResult> fork(Curve curve, double score) {
    return curve.cells().stream()
        .collect(Collectors.toMap(Function.identity(), cell -> fork(cell, score)));
  }

  /// {@return a fork with one iteration per score}
  ///
  /// @param cell what was run
  /// @param scores operations per second
  static BenchmarkResult fork(Cell cell, double... scores) {
    WorkloadParams workload = new WorkloadParams();
    cell.parameters().forEach((name, value) -> workload.put(name, value, 0));
    IterationParams iteration =
        new IterationParams(IterationType.MEASUREMENT, scores.length, TIME, 1);
    BenchmarkParams params =
        new BenchmarkParams(
            cell.benchmark(),
            "generated",
            true,
            cell.threads(),
            new int[] {1},
            List.of(),
            1,
            0,
            iteration,
            iteration,
            Mode.Throughput,
            workload,
            TimeUnit.SECONDS,
            1,
            "java",
            List.of(),
            "25",
            "VM",
            "25",
            "1.37",
            TIME);
    List<IterationResult> iterations = new ArrayList<>();
    for (double score : scores) {
      IterationResult result =
          new IterationResult(params, iteration, new IterationResultMetaData(1, 1));
      result.addResult(
          new ThroughputResult(ResultRole.PRIMARY, "run", score, SECOND, TimeUnit.SECONDS));
      iterations.add(result);
    }
    return new BenchmarkResult(params, iterations);
  }
}
