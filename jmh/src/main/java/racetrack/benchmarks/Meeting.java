// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import racetrack.statistics.Scatter;

/// Runs the heats of a plan, one fork at a time, until every interval is narrow or the budget is
/// spent.
///
/// First come [Plan#LEAST_FORKS] rounds of all heats. In odd rounds the subjects of a heat start in
/// the order of the catalogue, in even rounds in the reverse order: A B C, C B A. A host that slows
/// down or warms up then hits all alike. What time is left goes to the curves whose intervals it
/// narrows most, a few at a time. Not thread-safe.
final class Meeting {

  private static final double NANOS = 1e9;

  /// A part of the curves gets another fork before it is asked again which ones need it most.
  private static final int PART = 10;

  /// Is told what happens, as it happens.
  interface Listener {

    /// A fork has ended, well or not.
    ///
    /// @param lane what was run
    /// @param start when it began
    /// @param seconds how long it took, the start of its JVM included
    void forkEnded(Lane lane, Instant start, double seconds);

    /// The forks of a heat have ended for this round.
    ///
    /// @param meeting the meeting
    /// @param heat the heat
    /// @param round the number of the round, from 1
    /// @param lanes the heat's lanes
    void heatEnded(Meeting meeting, Heat heat, int round, List<Lane> lanes);

    /// Some curves with wide intervals have got another fork.
    ///
    /// @param meeting the meeting
    /// @param lanes the curves
    void narrowed(Meeting meeting, List<Lane> lanes);
  }

  private final Map<Heat, List<Lane>> lanes = new LinkedHashMap<>();
  private final Map<String, Double> spentByKey = new LinkedHashMap<>();
  private final Budget budget;
  private final double aim;
  private final ForkCost cost;
  private final ForkRunner forks;
  private final LongSupplier clock;
  private final BooleanSupplier stopped;
  private final double total;
  private final long start;
  private double spentOnForks;
  private double plannedForForks;
  private boolean begun;

  /// Prepares a meeting, whose budget runs from now on.
  ///
  /// @param plan the heats
  /// @param budget the time that may be spent
  /// @param aim half the width of an interval, as a part of the mean, that is narrow enough
  /// @param forks runs the forks
  /// @param clock nanoseconds, as of [System#nanoTime]
  /// @param stopped whether to start no more forks
  Meeting(
      Plan plan,
      Budget budget,
      double aim,
      ForkRunner forks,
      LongSupplier clock,
      BooleanSupplier stopped) {
    for (Heat heat : plan.heats()) {
      lanes.put(heat, heat.curves().stream().map(Lane::new).toList());
      spentByKey.put(heat.key(), 0.0);
    }
    this.budget = budget;
    this.aim = aim;
    this.cost = plan.cost();
    this.forks = forks;
    this.clock = clock;
    this.stopped = stopped;
    this.total = budget.total(spentByKey.size());
    this.start = clock.getAsLong();
  }

  /// {@return every lane, in the order of the plan}
  List<Lane> lanes() {
    return lanes.values().stream().flatMap(Collection::stream).toList();
  }

  /// {@return how far the forks of this run scatter}
  Scatter scatter() {
    return Scatter.of(lanes().stream().filter(Lane::isMeasured).flatMap(Lane::scores).toList());
  }

  /// Runs it all.
  ///
  /// @param listener hears of every fork
  void run(Listener listener) {
    for (int round = 1; round <= Plan.LEAST_FORKS; round++) {
      for (Map.Entry<Heat, List<Lane>> heat : lanes.entrySet()) {
        runHeat(heat.getKey(), heat.getValue(), round, listener);
      }
    }
    List<Lane> narrowed;
    do {
      narrowed = neediest().stream().filter(lane -> runFork(lane, listener)).toList();
      if (!narrowed.isEmpty()) {
        listener.narrowed(this, narrowed);
      }
    } while (!narrowed.isEmpty());
  }

  private void runHeat(Heat heat, List<Lane> ofHeat, int round, Listener listener) {
    List<Lane> order = new ArrayList<>(ofHeat);
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    if (order.stream().filter(lane -> runFork(lane, listener)).count() > 0) {
      listener.heatEnded(this, heat, round, ofHeat);
    }
  }

  private List<Lane> neediest() {
    Scatter scatter = scatter();
    Map<Lane, Double> gains = new HashMap<>();
    for (Lane lane : lanes()) {
      if (lane.isMeasured() && hasRoomFor(lane.curve())) {
        gains.put(lane, lane.gain(scatter, aim));
      }
    }
    return gains.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.<Lane, Double>comparingByValue().reversed())
        .limit(1 + lanes().size() / PART)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// {@return whether there was time for it}
  private boolean runFork(Lane lane, Listener listener) {
    if (lane.failure() != null || !hasRoomFor(lane.curve()) || stopped.getAsBoolean()) {
      return false;
    }
    begun = true;
    Instant startInstant = Instant.now();
    long forkStart = clock.getAsLong();
    try {
      lane.add(forks.run(lane.curve()));
    } catch (ForkFailedException e) {
      if (stopped.getAsBoolean()) {
        return false; // It was killed with all the rest, so it says nothing about the subject.
      }
      lane.fail(String.valueOf(e.getMessage()));
      if (e.wasKilled()) {
        spareOthers(lane.curve());
      }
    }
    double seconds = (clock.getAsLong() - forkStart) / NANOS;
    if (lane.failure() == null) { // how soon one fails says nothing about the next
      spentOnForks += seconds;
      plannedForForks += cost.of(lane.curve());
    }
    spentByKey.merge(lane.curve().key(), seconds, Double::sum);
    listener.forkEnded(lane, startInstant, seconds);
    return true;
  }

  /// A fork that has to be killed costs as much as twenty others. Where its subject has not been
  /// measured yet, it is not tried again, and the others get the time.
  private void spareOthers(Curve killed) {
    for (Lane lane : lanes()) {
      if (lane.failure() == null && !lane.isMeasured() && lane.curve().hasSubjectOf(killed)) {
        lane.fail("It was not run: in %s its JVM had to be killed.".formatted(killed));
      }
    }
  }

  /// No fork is started that would probably end too late, but for the first: a run that measures
  /// nothing is of no use.
  private boolean hasRoomFor(Curve curve) {
    double slowness = plannedForForks == 0 ? 1 : spentOnForks / plannedForForks;
    double expected = slowness * cost.of(curve);
    double spentOnKey = spentByKey.getOrDefault(curve.key(), 0.0);
    return !begun || (expected <= secondsLeft() && spentOnKey + expected <= budget.secondsPerKey());
  }

  /// {@return what is left of the budget}
  double secondsLeft() {
    return total - (clock.getAsLong() - start) / NANOS;
  }
}
