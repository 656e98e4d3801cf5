// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import racetrack.statistics.Noise;

/// What JMH's JSON lacks: it goes to `benchmarks.meta.json`, one field a component.
///
/// @param started when the run began
/// @param ended when it ended, or null if it is still running or was stopped
/// @param preset the name of the preset, in lower case
/// @param budgetSeconds the most time that could be spent
/// @param command the words of the command line
/// @param jdk the runner's JDK, which the forks use too
/// @param cores the number of processors that the JVM sees
/// @param noise what else the host did
/// @param forks every fork, in the order they were run
/// @param missing every cell without a result, and why
record Meta(
    Instant started,
    @Nullable Instant ended,
    String preset,
    double budgetSeconds,
    List<String> command,
    String jdk,
    int cores,
    Noise noise,
    List<Fork> forks,
    List<Missing> missing) {

  /// A fork.
  ///
  /// @param benchmark the benchmark, as in JMH's JSON
  /// @param params its parameters but the workers, the subject among them
  /// @param started when it began
  /// @param seconds how long it took, the start of its JVM included
  /// @param failed whether it gave a wrong answer, or none
  record Fork(
      String benchmark,
      Map<String, String> params,
      Instant started,
      double seconds,
      boolean failed) {}

  /// A cell without a result.
  ///
  /// @param benchmark the benchmark, as in JMH's JSON
  /// @param params its parameters, the subject among them
  /// @param threads the number of threads that run it
  /// @param why what became of it
  /// @param reason a sentence
  record Missing(
      String benchmark, Map<String, String> params, int threads, Why why, String reason) {

    static List<Missing> of(Curve curve, Why why, String reason) {
      return curve.cells().stream()
          .map(
              cell -> new Missing(cell.benchmark(), cell.parameters(), cell.threads(), why, reason))
          .toList();
    }
  }

  /// Why a cell has no result.
  enum Why {
    /// The plan had no room for it.
    THINNED,
    /// It gave a wrong answer, or none.
    FAILED,
    /// The run ended before its turn.
    NOT_REACHED
  }
}
