// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import racetrack.statistics.Noise;

/// What JMH's JSON lacks: it goes to `benchmarks.meta.json`, one field per component.
///
/// @param started when the run began
/// @param ended when it ended, or null if it is still running or was stopped
/// @param commit the commit that the benchmarks were built from, or null if it is not known
/// @param preset the name of the preset
/// @param budgetSeconds the most time that could be spent
/// @param command the words of the command line
/// @param jdk the runner's JDK, which the forks use too
/// @param cores the number of processors that the JVM sees
/// @param noise what else the host did
/// @param forks every fork, in the order they were run
/// @param missing every cell without a result, and why
public record BenchmarkMeta(
    Instant started,
    @Nullable Instant ended,
    @Nullable String commit,
    BenchmarkPreset preset,
    double budgetSeconds,
    List<String> command,
    String jdk,
    int cores,
    Noise noise,
    List<Fork> forks,
    List<Missing> missing) {

  /// Refuses null, and keeps copies.
  public BenchmarkMeta {
    requireNonNull(started, "started");
    requireNonNull(preset, "preset");
    command = List.copyOf(requireNonNull(command, "command"));
    requireNonNull(jdk, "jdk");
    requireNonNull(noise, "noise");
    forks = List.copyOf(requireNonNull(forks, "forks"));
    missing = List.copyOf(requireNonNull(missing, "missing"));
  }

  /// A fork.
  ///
  /// @param benchmark the benchmark, as in JMH's JSON
  /// @param params its parameters but the workers, the subject among them
  /// @param started when it began
  /// @param seconds how long it took, the start of its JVM included
  /// @param failed whether it gave a wrong answer, or none
  public record Fork(
      String benchmark,
      Map<String, String> params,
      Instant started,
      double seconds,
      boolean failed) {

    /// Refuses null, and keeps a copy.
    public Fork {
      requireNonNull(benchmark, "benchmark");
      params = Map.copyOf(requireNonNull(params, "params"));
      requireNonNull(started, "started");
    }
  }

  /// A cell without a result.
  ///
  /// @param benchmark the benchmark, as in JMH's JSON
  /// @param params its parameters, the subject among them
  /// @param threads the number of threads that run it
  /// @param why what became of it
  /// @param reason a sentence
  public record Missing(
      String benchmark, SortedMap<String, String> params, int threads, Why why, String reason) {

    /// Refuses null, and keeps a copy.
    public Missing {
      requireNonNull(benchmark, "benchmark");
      params = Collections.unmodifiableSortedMap(new TreeMap<>(requireNonNull(params, "params")));
      requireNonNull(why, "why");
      requireNonNull(reason, "reason");
    }

    /// {@return the number of workers: the threads, or those of the benchmark's own pool}
    public int workers() {
      String pool = params.get(ResultNames.WORKERS);
      return pool == null ? threads : Integer.parseInt(pool);
    }
  }

  /// Why a cell has no result.
  public enum Why {
    /// The plan had no room for it.
    THINNED,
    /// It gave a wrong answer, or none.
    FAILED,
    /// The run ended before its turn.
    NOT_REACHED
  }
}
