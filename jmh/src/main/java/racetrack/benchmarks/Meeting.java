// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.openjdk.jmh.results.BenchmarkResult;

/// Runs the heats of a plan, one fork at a time, round after round, until every interval is narrow
/// or the budget is spent.
///
/// In odd rounds the subjects of a heat start in the order of the catalogue, in even rounds in the
/// reverse order: A B C, C B A. A host that slows down or warms up then hits all alike. Not
/// thread-safe.
final class Meeting {

  private static final double NANOS = 1e9;

  /// Hears of what happens, as it happens.
  interface Listener {

    /// A fork has ended, well or not.
    ///
    /// @param lane what was run
    /// @param start when it began
    /// @param seconds how long it took, the start of its JVM included
    void forkEnded(Lane lane, Instant start, double seconds);

    /// The forks of a heat have ended for this round.
    ///
    /// @param heat the heat
    /// @param round the number of the round, from 1
    /// @param ofHeat the heat's lanes
    /// @param all the lanes of all heats
    /// @param secondsLeft what is left of the budget
    void heatEnded(Heat heat, int round, List<Lane> ofHeat, List<Lane> all, double secondsLeft);
  }

  private final Map<Heat, List<Lane>> lanes = new LinkedHashMap<>();
  private final Map<String, Double> spentByKey = new LinkedHashMap<>();
  private final Budget budget;
  private final ForkRunner forks;
  private final LongSupplier clock;
  private final BooleanSupplier stopped;
  private final Listener listener;
  private final double secondsPerFork;
  private final double total;
  private final long start;
  private double spentOnForks;
  private int forksRun;

  /// Prepares a meeting, whose budget runs from now on.
  ///
  /// @param plan the heats
  /// @param budget the time that may be spent
  /// @param forks runs the forks
  /// @param clock nanoseconds, as of [System#nanoTime]
  /// @param stopped whether to start no more forks
  /// @param listener hears of every fork
  Meeting(
      Plan plan,
      Budget budget,
      ForkRunner forks,
      LongSupplier clock,
      BooleanSupplier stopped,
      Listener listener) {
    for (Heat heat : plan.heats()) {
      lanes.put(heat, heat.cells().stream().map(Lane::new).toList());
      spentByKey.put(heat.key(), 0.0);
    }
    this.budget = budget;
    this.forks = forks;
    this.clock = clock;
    this.stopped = stopped;
    this.listener = listener;
    this.secondsPerFork = plan.secondsPerFork();
    this.total = budget.total(spentByKey.size());
    this.start = clock.getAsLong();
  }

  /// {@return every lane, in the order of the plan}
  List<Lane> lanes() {
    return lanes.values().stream().flatMap(Collection::stream).toList();
  }

  /// Runs it all.
  void run() {
    int round = 1;
    while (runRound(round)) {
      round++;
    }
  }

  private boolean runRound(int round) {
    boolean anyFork = false;
    for (Heat heat : lanes.keySet()) {
      anyFork |= runHeat(heat, round);
    }
    return anyFork;
  }

  private boolean runHeat(Heat heat, int round) {
    List<Lane> all = lanes.getOrDefault(heat, List.of());
    List<Lane> order = new ArrayList<>(all);
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    boolean anyFork = false;
    for (Lane lane : order) {
      if (lane.isOpen() && hasRoomFor(heat.key()) && !stopped.getAsBoolean()) {
        runFork(lane);
        anyFork = true;
      }
    }
    if (anyFork) {
      listener.heatEnded(heat, round, all, lanes(), secondsLeft());
    }
    return anyFork;
  }

  private void runFork(Lane lane) {
    Instant startInstant = Instant.now();
    long forkStart = clock.getAsLong();
    try {
      BenchmarkResult result = forks.run(lane.cell());
      lane.add(result);
    } catch (ForkFailedException e) {
      if (stopped.getAsBoolean()) {
        return; // It was killed with all the rest, so it says nothing about the subject.
      }
      lane.fail(String.valueOf(e.getMessage()));
    }
    double seconds = (clock.getAsLong() - forkStart) / NANOS;
    spentOnForks += seconds;
    forksRun++;
    spentByKey.merge(lane.cell().key(), seconds, Double::sum);
    listener.forkEnded(lane, startInstant, seconds);
  }

  /// No fork is started that would probably end too late.
  private boolean hasRoomFor(String key) {
    double expected = forksRun == 0 ? secondsPerFork : spentOnForks / forksRun;
    double spentOnKey = spentByKey.getOrDefault(key, 0.0);
    return expected <= secondsLeft() && spentOnKey + expected <= budget.secondsPerKey();
  }

  private double secondsLeft() {
    return total - (clock.getAsLong() - start) / NANOS;
  }
}
