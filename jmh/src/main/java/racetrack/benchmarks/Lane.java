// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.WorkloadParams;

/// A cell and what its forks have shown so far. Not thread-safe.
final class Lane {

  private final Cell cell;
  private final List<BenchmarkResult> forks = new ArrayList<>();
  private @Nullable String failure;

  Lane(Cell cell) {
    this.cell = cell;
  }

  Cell cell() {
    return cell;
  }

  void add(BenchmarkResult fork) {
    forks.add(fork);
  }

  /// Ends the lane; what it measured before is not to be trusted either.
  void fail(String reason) {
    failure = reason;
  }

  /// {@return why the cell has no result, or null}
  @Nullable String failure() {
    return failure;
  }

  /// {@return whether there is something to show}
  boolean isMeasured() {
    return failure == null && !forks.isEmpty();
  }

  /// {@return whether another fork would tell something}
  boolean isOpen() {
    return failure == null && !(isMeasured() && interval().isNarrow());
  }

  /// {@return the interval over the means of the forks, of which there must be one}
  Interval interval() {
    return Interval.of(forks.stream().map(fork -> fork.getPrimaryResult().getScore()).toList());
  }

  /// {@return the forks as JMH would have merged them, had it run them in one go}
  RunResult merged() {
    BenchmarkParams one = forks.getFirst().getParams();
    WorkloadParams workload = new WorkloadParams();
    cell.parameters().forEach((name, value) -> workload.put(name, value, 0));
    BenchmarkParams all =
        new BenchmarkParams(
            one.getBenchmark(),
            one.generatedBenchmark(),
            one.shouldSynchIterations(),
            one.getThreads(),
            one.getThreadGroups(),
            one.getThreadGroupLabels(),
            forks.size(),
            one.getWarmupForks(),
            one.getWarmup(),
            one.getMeasurement(),
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
    return new RunResult(all, forks);
  }
}
