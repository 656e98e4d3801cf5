// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PlanTest {

  private static final int CORES = 8;
  private static final List<BenchmarkMethod> METHODS = Fixtures.pattern("made.up", "A", "B");
  private static final Budget ENDLESS = new Budget(1e9, 1e9);

  @Test
  void sweepsPowersOfTwoAndTheCores() {
    assertEquals(sorted(1, 2), Plan.workerCounts(1));
    assertEquals(sorted(1, 2, 4), Plan.workerCounts(2));
    assertEquals(sorted(1, 2, 4, 6, 8, 12), Plan.workerCounts(6));
  }

  @Test
  void leavesNothingOutWhenThereIsTime() {
    Plan plan = Plan.of(METHODS, CORES, ENDLESS, 1);
    // Worker counts 1, 2, 4, 8, 16; each with a headline, a baseline and two secondary heats.
    assertEquals(5 * 4, plan.heats().size());
    assertEquals(5 * (2 + 1 + 2 + 2), Plan.cells(plan.heats()));
    assertTrue(plan.thinned().isEmpty());
  }

  @Test
  void keepsABenchmarkToTheWorkersThatItIsMadeFor() {
    BenchmarkMethod pair =
        new BenchmarkMethod(
            "made.up",
            "MadeUpBench.pair",
            BenchmarkMethod.Place.HEADLINE,
            new TreeMap<>(),
            List.of("A"),
            new TreeSet<>(List.of(1)),
            false);
    List<Heat> heats = Plan.of(List.of(pair), CORES, ENDLESS, 1).heats();
    assertEquals(List.of(1), heats.stream().map(Heat::workers).toList());
  }

  @Test
  void putsChartsWithPoolsOfTheirOwnBehindOneWorkerAndAllCores() {
    List<BenchmarkMethod> methods = new ArrayList<>(METHODS);
    for (String name : List.of("few", "many")) {
      methods.add(
          new BenchmarkMethod(
              METHODS.getFirst().key(),
              "PooledBench." + name,
              BenchmarkMethod.Place.ELSEWHERE,
              new TreeMap<>(),
              List.of(),
              new TreeSet<>(List.of(1, 64)),
              true));
    }
    List<Heat> heats = Plan.of(methods, CORES, ENDLESS, 1).heats();
    assertEquals(
        List.of("few 1", "few 64", "many 1", "many 64"),
        heats.stream()
            .dropWhile(Heat::inHeadline)
            .limit(4)
            .map(heat -> heat.method().name().substring(12) + " " + heat.workers())
            .toList());
  }

  @Test
  void thinsSecondaryBenchmarksBeforeWorkerCounts() {
    // The headline's 2 + 1 cells at 5 worker counts, two forks of a second each.
    Plan plan = Plan.of(METHODS, CORES, new Budget(30, 30), 1);
    assertTrue(plan.heats().stream().allMatch(Heat::inHeadline), plan.heats().toString());
    assertEquals(10, plan.heats().size());
  }

  @Test
  void keepsOneAllCoresAndTwiceTheCoresLongest() {
    Plan plan = Plan.of(METHODS, CORES, new Budget(18, 18), 1);
    assertEquals(
        sorted(1, 8, 16),
        plan.heats().stream().map(Heat::workers).collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(6, plan.heats().size());
  }

  @Test
  void losesNoHeat() {
    List<Heat> all = Plan.of(METHODS, CORES, ENDLESS, 1).heats();
    Plan plan = Plan.of(METHODS, CORES, new Budget(20, 20), 1);
    assertEquals(all.size(), plan.heats().size() + plan.thinned().size());
    assertTrue(all.containsAll(plan.heats()) && all.containsAll(plan.thinned()));
  }

  @Test
  void keepsTheBudgetOfAPatternThoughAllHaveMore() {
    Plan plan = Plan.of(Fixtures.patterns(2), CORES, new Budget(30, 1e9), 1);
    for (String key : List.of("made.up0", "made.up1")) {
      List<Heat> heats = plan.heats().stream().filter(each -> each.key().equals(key)).toList();
      assertTrue(2 * Plan.cells(heats) <= 30, heats.toString());
    }
  }

  @Test
  void givesEveryPatternAHeatHoweverLittleTimeThereIs() {
    Plan plan = Plan.of(Fixtures.patterns(30), CORES, new Budget(1, 1), 1);
    assertEquals(30, plan.heats().stream().map(Heat::key).distinct().count());
    assertEquals(30, plan.heats().size());
  }

  private static SortedSet<Integer> sorted(Integer... numbers) {
    return new TreeSet<>(List.of(numbers));
  }
}
