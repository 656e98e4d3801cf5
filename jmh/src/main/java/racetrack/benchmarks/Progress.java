// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import racetrack.programs.Figures;
import racetrack.statistics.Reach;

/// Says what was measured and how much time is left, a line for each heat of a round.
///
/// @param out where to
record Progress(PrintStream out) {

  void heatEnded(Heat heat, int round, List<Lane> lanes, double secondsLeft) {
    String shown = lanes.stream().map(Progress::show).collect(Collectors.joining(", "));
    out.printf(Locale.ROOT, "[%s left] round %d, %s: %s%n", time(secondsLeft), round, heat, shown);
  }

  void narrowed(List<Lane> lanes, Reach reach, double secondsLeft) {
    out.printf(
        Locale.ROOT,
        "[%s left] narrowed %s; now %s%n",
        time(secondsLeft),
        lanes.stream().map(lane -> lane.curve().toString()).collect(Collectors.joining(", ")),
        reach);
  }

  /// The score of the first cell is that of the fewest workers, of the last that of the most.
  private static String show(Lane lane) {
    String name = lane.curve().lane();
    if (lane.failure() != null) {
      return name + " FAILED";
    }
    if (!lane.isMeasured()) {
      return name + " –";
    }
    return lane.scores()
        .map(forks -> forks.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .map(Figures::prefixed)
        .collect(Collectors.joining(" ", name + " ", ""));
  }

  /// {@return a time such as `1:05`}
  ///
  /// @param seconds the time; below zero counts as zero
  static String time(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    return "%d:%02d".formatted(whole / 60, whole % 60);
  }
}
