// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.WorkloadParams;
import racetrack.statistics.Estimate;
import racetrack.statistics.Scatter;

/// A curve and what its forks have shown so far. Not thread-safe.
final class Lane {

  private static final double MEDIAN = 50;

  private final Curve curve;
  private final List<Map<Cell, BenchmarkResult>> forks = new ArrayList<>();
  private @Nullable String failure;

  Lane(Curve curve) {
    this.curve = curve;
  }

  Curve curve() {
    return curve;
  }

  /// Adds what a fork has shown.
  ///
  /// @param fork a result for each cell of the curve
  void add(Map<Cell, BenchmarkResult> fork) {
    forks.add(Map.copyOf(fork));
  }

  /// Ends the lane; what it measured before is not to be trusted either.
  void fail(String reason) {
    failure = reason;
  }

  /// {@return why the curve has no results, or null}
  @Nullable String failure() {
    return failure;
  }

  /// {@return how many forks there were}
  int forks() {
    return forks.size();
  }

  /// {@return whether there is something to show}
  boolean isMeasured() {
    return failure == null && !forks.isEmpty();
  }

  /// {@return the mean score of each fork, for each cell in turn; where single operations are
  /// timed, the median, for a mean of few slow ones among many tells nothing of when to stop}
  Stream<List<Double>> scores() {
    return curve.cells().stream().map(this::scores);
  }

  private List<Double> scores(Cell cell) {
    return results(cell).map(Lane::score).toList();
  }

  private static double score(BenchmarkResult fork) {
    return fork.getParams().getMode() == Mode.SampleTime
        ? fork.getPrimaryResult().getStatistics().getPercentile(MEDIAN)
        : fork.getPrimaryResult().getScore();
  }

  private Stream<BenchmarkResult> results(Cell cell) {
    return forks.stream().map(fork -> Objects.requireNonNull(fork.get(cell)));
  }

  /// {@return the estimate of each cell in turn}
  ///
  /// @param scatter how far forks scatter in this run
  List<Estimate> estimates(Scatter scatter) {
    return scores().map(scatter::estimate).toList();
  }

  /// {@return how much another fork would tell: by how much the intervals are too wide, for each
  /// fork that there was; 0 if none is}
  ///
  /// @param scatter how far forks scatter in this run
  /// @param aim half the width, as a part of the mean, that is narrow enough
  double gain(Scatter scatter, double aim) {
    return estimates(scatter).stream()
            .mapToDouble(estimate -> Math.max(0, estimate.halfWidth().orElse(0) - aim))
            .sum()
        / forks.size();
  }

  /// {@return for each cell, the forks as JMH would have merged them, had it run them in one go}
  Stream<RunResult> merged() {
    return curve.cells().stream().map(this::merged);
  }

  private RunResult merged(Cell cell) {
    List<BenchmarkResult> results = results(cell).toList();
    BenchmarkParams one = results.getFirst().getParams();
    IterationParams measured = one.getMeasurement();
    IterationParams all =
        new IterationParams(
            measured.getType(),
            results.getFirst().getIterationResults().size(),
            measured.getTime(),
            measured.getBatchSize());
    WorkloadParams workload = new WorkloadParams();
    cell.parameters().forEach((name, value) -> workload.put(name, value, 0));
    BenchmarkParams merged =
        new BenchmarkParams(
            one.getBenchmark(),
            one.generatedBenchmark(),
            one.shouldSynchIterations(),
            one.getThreads(),
            one.getThreadGroups(),
            one.getThreadGroupLabels(),
            results.size(),
            one.getWarmupForks(),
            one.getWarmup(),
            all,
            one.getMode(),
            workload,
            one.getTimeUnit(),
            one.getOpsPerInvocation(),
            one.getJvm(),
            one.getJvmArgs(),
            one.getJdkVersion(),
            one.getVmName(),
            one.getVmVersion(),
            one.getJmhVersion(),
            one.getTimeout());
    return new RunResult(merged, results);
  }
}
