// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which heats a budget has room for, the most important first.
///
/// The first charts of all patterns come first, then the charts of benchmarks that have pools of
/// their own, since each is a question of its own. Baselines and other benchmarks and parameters
/// come last, and latencies behind them, only as long as [#RESERVE] of the time is left to narrow
/// the intervals. What has no room for [#LEAST_FORKS] forks of each curve is thinned out, the least
/// important first.
///
/// @param heats the heats to run
/// @param thinned the heats left out
/// @param cost what a fork is expected to take
record Plan(List<Heat> heats, List<Heat> thinned, ForkCost cost) {

  /// Two forks may agree by chance.
  static final int LEAST_FORKS = 3;

  /// A law of three parameters and a check of it need as many numbers of workers.
  static final int LEAST_WORKER_COUNTS = 4;

  /// The part of the budget that no second chart takes.
  static final double RESERVE = 0.25;

  private static final int FIRST_CHART = 0;
  private static final int POOLED = 1;
  private static final int BASELINE = 2;
  private static final int ELSEWHERE = 3;
  private static final int LATENCY = 4;

  Plan {
    heats = List.copyOf(heats);
    thinned = List.copyOf(thinned);
  }

  /// {@return the plan for a host}
  ///
  /// @param methods the benchmarks of all patterns
  /// @param cores the number of cores
  /// @param budget the time that may be spent
  /// @param cost what a fork is expected to take
  static Plan of(List<BenchmarkMethod> methods, int cores, Budget budget, ForkCost cost) {
    List<Heat> all = heats(methods, workerCounts(cores));
    double room = budget.total((int) all.stream().map(Heat::key).distinct().count());
    double firstCharts =
        all.stream().filter(heat -> rank(heat) == FIRST_CHART).mapToDouble(cost::of).sum();
    return LEAST_FORKS * firstCharts <= room
        ? of(all, room, budget, cost)
        : of(heats(methods, fewWorkerCounts(cores)), room, budget, cost);
  }

  /// The most important first.
  private static List<Heat> heats(List<BenchmarkMethod> methods, SortedSet<Integer> sweep) {
    List<Heat> wanted = new ArrayList<>();
    for (BenchmarkMethod method : methods) {
      for (SortedMap<String, String> parameters : method.combinations()) {
        wanted.add(new Heat(method, parameters, method.workerCounts(sweep)));
      }
    }
    wanted.sort(
        Comparator.comparingInt(Plan::rank)
            .thenComparing(Heat::key)
            .thenComparing(heat -> heat.method().place()));
    return wanted;
  }

  private static Plan of(List<Heat> wanted, double room, Budget budget, ForkCost cost) {
    List<Heat> heats = new ArrayList<>();
    List<Heat> thinned = new ArrayList<>();
    Map<String, Double> spentByKey = new HashMap<>();
    Set<String> full = new HashSet<>();
    double spent = 0;
    for (Heat heat : wanted) {
      double seconds = LEAST_FORKS * cost.of(heat);
      double spentOnKey = spentByKey.getOrDefault(heat.key(), 0.0);
      double share = rank(heat) <= POOLED ? 1 : 1 - RESERVE;
      boolean fits =
          spent + seconds <= share * room && spentOnKey + seconds <= share * budget.secondsPerKey();
      // No pattern goes without any heat: if time is that short, it ends before the last of them.
      if (spentOnKey > 0 && (!fits || full.contains(heat.key()))) {
        full.add(heat.key());
        thinned.add(heat);
      } else {
        heats.add(heat);
        spentByKey.put(heat.key(), spentOnKey + seconds);
        spent += seconds;
      }
    }
    return new Plan(heats, thinned, cost);
  }

  /// {@return 1, 2, 4 … to twice the cores, and always the cores and twice the cores; with fewer
  /// than three cores, 1, 2, 3, 4}
  ///
  /// @param cores the number of cores
  static SortedSet<Integer> workerCounts(int cores) {
    SortedSet<Integer> counts = new TreeSet<>(List.of(cores, 2 * cores));
    for (int workers = 1; workers < 2 * cores; workers *= 2) {
      counts.add(workers);
    }
    return counts.size() < LEAST_WORKER_COUNTS ? new TreeSet<>(List.of(1, 2, 3, 4)) : counts;
  }

  /// {@return of those, one in the middle, and the ends, and the cores}
  ///
  /// @param cores the number of cores
  static SortedSet<Integer> fewWorkerCounts(int cores) {
    SortedSet<Integer> all = workerCounts(cores);
    List<Integer> below = List.copyOf(all.headSet(cores));
    return below.size() < 2
        ? all
        : new TreeSet<>(List.of(1, below.get((below.size() + 1) / 2), cores, 2 * cores));
  }

  private static int rank(Heat heat) {
    if (heat.method().pooled()) {
      return POOLED;
    }
    return switch (heat.method().place()) {
      case LATENCY -> LATENCY;
      case ELSEWHERE -> ELSEWHERE;
      case BASELINE -> heat.inHeadline() ? BASELINE : ELSEWHERE;
      case HEADLINE, BESIDE -> heat.inHeadline() ? FIRST_CHART : ELSEWHERE;
    };
  }

  /// {@return the number of curves of some heats}
  ///
  /// @param heats the heats
  static int curves(List<Heat> heats) {
    return heats.stream().mapToInt(heat -> heat.curves().size()).sum();
  }

  /// {@return the number of cells of some heats}
  ///
  /// @param heats the heats
  static int cells(List<Heat> heats) {
    return heats.stream().mapToInt(heat -> heat.curves().size() * heat.workers().size()).sum();
  }
}
