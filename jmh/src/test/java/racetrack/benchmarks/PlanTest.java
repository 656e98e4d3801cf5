// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanTest {

  private static final int CORES = 8;
  private static final List<BenchmarkMethod> METHODS = Fixtures.pattern("made.up", "A", "B");
  private static final Budget ENDLESS = new Budget(1e9, 1e9);

  @Test
  void sweepsPowersOfTwoAndTheCores() {
    assertEquals(sorted(1, 2, 4, 6, 8, 12), Plan.workerCounts(6));
    assertEquals(sorted(1, 2, 4, 8), Plan.workerCounts(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sweepsFourCountsWhereThereAreFewCores(int cores) {
    assertEquals(sorted(1, 2, 3, 4), Plan.workerCounts(cores));
    assertEquals(sorted(1, 2, 3, 4), Plan.fewWorkerCounts(cores));
  }

  @Test
  void keepsTheEndsTheCoresAndTheMiddleOfALongSweep() {
    assertEquals(sorted(1, 2, 4, 8), Plan.fewWorkerCounts(4));
    assertEquals(sorted(1, 4, 16, 32), Plan.fewWorkerCounts(16));
    assertEquals(sorted(1, 16, 96, 192), Plan.fewWorkerCounts(96));
  }

  @Test
  void leavesNothingOutWhenThereIsTime() {
    Plan plan = plan(METHODS, ENDLESS);
    // A headline, a baseline and two secondary heats, with worker counts 1, 2, 4, 8, 16.
    assertEquals(4, plan.heats().size());
    assertEquals(2 + 1 + 2 + 2, Plan.curves(plan.heats()));
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
    assertEquals(sorted(1), plan(List.of(pair), ENDLESS).heats().getFirst().workers());
  }

  @Test
  void putsChartsWithPoolsOfTheirOwnBehindFirstCharts() {
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
    assertEquals(
        List.of("run", "few", "many", "baseline", "walk", "walk"),
        plan(methods, ENDLESS).heats().stream().map(PlanTest::method).toList());
  }

  @Test
  void putsLatenciesLast() {
    List<BenchmarkMethod> methods = new ArrayList<>(METHODS);
    methods.addFirst(
        new BenchmarkMethod(
            METHODS.getFirst().key(),
            "MadeUpBench.runLatency",
            BenchmarkMethod.Place.LATENCY,
            new TreeMap<>(),
            List.of("A"),
            new TreeSet<>(List.of(1)),
            false));
    assertEquals(
        List.of("run", "baseline", "walk", "walk", "runLatency"), methods(plan(methods, ENDLESS)));
  }

  @Test
  void leavesTimeToNarrowTheFirstChartBeforeItAddsSecondOnes() {
    // A curve of five points costs 5 s, three forks of the headline's two curves 30 s, and of the
    // baseline 15 s.
    assertEquals(List.of("run"), methods(plan(METHODS, new Budget(59, 59))));
    assertEquals(List.of("run", "baseline"), methods(plan(METHODS, new Budget(60, 60))));
  }

  @Test
  void takesFewerWorkerCountsWhereFirstChartsWouldNotFit() {
    Plan plan = plan(Fixtures.patterns(3), new Budget(1e9, 160));
    assertEquals(3, plan.heats().size());
    plan.heats().forEach(heat -> assertEquals(sorted(1, 4, 8, 16), heat.workers()));
  }

  @Test
  void losesNoHeat() {
    List<Heat> all = plan(METHODS, ENDLESS).heats();
    Plan plan = plan(METHODS, new Budget(59, 59));
    assertEquals(all.size(), plan.heats().size() + plan.thinned().size());
    assertTrue(all.containsAll(plan.heats()) && all.containsAll(plan.thinned()));
  }

  @Test
  void keepsTheBudgetOfAPatternThoughAllHaveMore() {
    Plan plan = plan(Fixtures.patterns(2), new Budget(75, 1e9));
    for (String key : List.of("made.up0", "made.up1")) {
      double seconds =
          plan.heats().stream()
              .filter(each -> each.key().equals(key))
              .mapToDouble(plan.cost()::of)
              .sum();
      assertTrue(Plan.LEAST_FORKS * seconds <= 75, key + " " + seconds);
    }
  }

  @Test
  void givesEveryPatternAHeatHoweverLittleTimeThereIs() {
    Plan plan = plan(Fixtures.patterns(30), new Budget(1, 1));
    assertEquals(30, plan.heats().stream().map(Heat::key).distinct().count());
    assertEquals(30, plan.heats().size());
  }

  /// A point of a curve costs a second.
  private static Plan plan(List<BenchmarkMethod> methods, Budget budget) {
    return Plan.of(methods, CORES, budget, new ForkCost(new ForkShape(0, 1, 0, 1_000), 0));
  }

  private static List<String> methods(Plan plan) {
    return plan.heats().stream().map(PlanTest::method).toList();
  }

  private static String method(Heat heat) {
    String name = heat.method().name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static SortedSet<Integer> sorted(Integer... numbers) {
    return new TreeSet<>(List.of(numbers));
  }
}
