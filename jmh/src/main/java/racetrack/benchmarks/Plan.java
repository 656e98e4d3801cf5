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
/// A pattern's first chart comes before its other benchmarks and parameters: all cores and one
/// worker first, then twice the cores, then what is between. Its baseline comes with one worker,
/// and with more of them behind twice the cores: nothing is shared, so what more do is known.
///
/// The charts of benchmarks with pools of their own come in the midst of that, one after the other,
/// since each is a question of its own. What has no room for [#LEAST_FORKS] forks of each cell is
/// thinned out, the least important first.
///
/// @param heats the heats to run
/// @param thinned the heats left out
/// @param secondsPerFork what a fork is expected to cost
record Plan(List<Heat> heats, List<Heat> thinned, double secondsPerFork) {

  /// One fork has no interval.
  static final int LEAST_FORKS = 2;

  Plan {
    heats = List.copyOf(heats);
    thinned = List.copyOf(thinned);
  }

  /// {@return the plan for a host}
  ///
  /// @param methods the benchmarks of all patterns
  /// @param cores the number of cores
  /// @param budget the time that may be spent
  /// @param secondsPerFork what a fork is expected to cost
  static Plan of(List<BenchmarkMethod> methods, int cores, Budget budget, double secondsPerFork) {
    List<Heat> wanted = new ArrayList<>();
    for (BenchmarkMethod method : methods) {
      for (SortedMap<String, String> parameters : method.combinations()) {
        for (int workers : method.workerCounts(workerCounts(cores))) {
          wanted.add(new Heat(method, parameters, workers));
        }
      }
    }
    wanted.sort(
        Comparator.comparingInt((Heat heat) -> rank(heat, cores))
            .thenComparing(Heat::key)
            .thenComparing(heat -> heat.method().pooled() ? heat.method().name() : "")
            .thenComparing(heat -> heat.method().place())
            .thenComparingInt(Heat::workers));

    List<Heat> heats = new ArrayList<>();
    List<Heat> thinned = new ArrayList<>();
    Map<String, Double> spentByKey = new HashMap<>();
    Set<String> full = new HashSet<>();
    double room = budget.total((int) methods.stream().map(BenchmarkMethod::key).distinct().count());
    double spent = 0;
    for (Heat heat : wanted) {
      double cost = LEAST_FORKS * heat.cells().size() * secondsPerFork;
      double spentOnKey = spentByKey.getOrDefault(heat.key(), 0.0);
      boolean fits = spent + cost <= room && spentOnKey + cost <= budget.secondsPerKey();
      // No pattern goes without any heat: if time is that short, it ends before the last of them.
      if (spentOnKey > 0 && (!fits || full.contains(heat.key()))) {
        full.add(heat.key());
        thinned.add(heat);
      } else {
        heats.add(heat);
        spentByKey.put(heat.key(), spentOnKey + cost);
        spent += cost;
      }
    }
    return new Plan(heats, thinned, secondsPerFork);
  }

  /// {@return 1, 2, 4 … to twice the cores, and always the cores and twice the cores}
  ///
  /// @param cores the number of cores
  static SortedSet<Integer> workerCounts(int cores) {
    SortedSet<Integer> counts = new TreeSet<>(List.of(cores, 2 * cores));
    for (int workers = 1; workers < 2 * cores; workers *= 2) {
      counts.add(workers);
    }
    return counts;
  }

  private static int rank(Heat heat, int cores) {
    if (heat.method().pooled()) {
      return 2;
    }
    int workers = heat.workers();
    boolean twice = workers == 2 * cores;
    if (!heat.inHeadline()) {
      return workers == cores ? 6 : workers == 1 ? 7 : twice ? 8 : 9;
    }
    if (heat.method().place() == BenchmarkMethod.Place.BASELINE) {
      return workers == 1 ? 1 : workers == cores || twice ? 4 : 5;
    }
    return workers == cores ? 0 : workers == 1 ? 1 : twice ? 3 : 5;
  }

  /// {@return the number of cells of some heats}
  ///
  /// @param heats the heats
  static int cells(List<Heat> heats) {
    return heats.stream().mapToInt(heat -> heat.cells().size()).sum();
  }
}
