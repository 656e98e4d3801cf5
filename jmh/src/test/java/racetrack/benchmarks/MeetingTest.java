// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.BenchmarkResult;

/// Runs meetings against a clock that only the forks advance.
final class MeetingTest implements Meeting.Listener {

  private static final Budget ENDLESS = new Budget(1e9, 1e9);
  private static final double NANOS = 1e9;

  private final Random random = new Random(42);
  private final List<String> order = new ArrayList<>();
  private final Map<String, Double> secondsByKey = new HashMap<>();
  private long now = 1_000;
  private boolean stopped;

  @Test
  void runsSubjectsForthAndBack() {
    Plan plan = headlineOf("A", "B", "C");
    Meeting meeting = meeting(plan, ENDLESS, cell -> noisy(cell, 1, order.size() < 5 ? 0.5 : 0));
    stopAfter(6);
    meeting.run();
    assertEquals(List.of("A", "B", "C", "C", "B", "A"), order.subList(0, 6));
  }

  @Test
  void stopsWhenEveryIntervalIsNarrow() {
    Meeting meeting = meeting(headlineOf("A", "B"), ENDLESS, cell -> noisy(cell, 1, 0));
    meeting.run();
    assertEquals(List.of("A", "B", "B", "A", "A", "B"), order);
  }

  @Test
  void goesOnWithTheSubjectsWhoseIntervalIsWide() {
    Meeting meeting =
        meeting(
            headlineOf("A", "B"),
            new Budget(20, 20),
            cell -> noisy(cell, 1, cell.lane().equals("A") ? 0 : 0.9));
    meeting.run();
    assertEquals(3, order.stream().filter("A"::equals).count());
    assertEquals(17, order.stream().filter("B"::equals).count());
  }

  @Test
  void spendsNoMoreOnAPatternThanItMayThoughOthersLeaveTime() {
    List<BenchmarkMethod> both = new ArrayList<>(Fixtures.pattern("made.up0", "A").subList(0, 1));
    both.addAll(Fixtures.pattern("made.up1", "B").subList(0, 1));
    Budget budget = new Budget(20, 1e9);
    Meeting meeting =
        meeting(
            Plan.of(both, 1, budget, 1),
            budget,
            cell -> noisy(cell, 1, cell.lane().equals("A") ? 0 : 0.9));
    meeting.run();
    assertEquals(Map.of("made.up0", 6.0, "made.up1", 20.0), secondsByKey);
  }

  @Test
  void dropsASubjectThatFailsAndGoesOnWithTheOthers() {
    Meeting meeting =
        meeting(
            headlineOf("A", "B"),
            ENDLESS,
            cell -> {
              if (cell.lane().equals("A")) {
                throw new ForkFailedException("It is wrong.");
              }
              return noisy(cell, 1, 0);
            });
    meeting.run();
    assertEquals("It is wrong.", meeting.lanes().getFirst().failure());
    assertEquals(List.of("A", "B", "B", "B"), order);
  }

  @Test
  void doesNotBlameASubjectForAForkThatWasKilledAtTheEnd() {
    Meeting meeting =
        meeting(
            headlineOf("A", "B"),
            ENDLESS,
            cell -> {
              stopped = true;
              throw new ForkFailedException("It was killed.");
            });
    meeting.run();
    assertNull(meeting.lanes().getFirst().failure());
    assertTrue(order.isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void measuresThirtyPatternsWithinTheBudget(Preset preset) {
    double start = 0.5;
    Plan plan =
        Plan.of(Fixtures.patterns(30), 2, preset.budget(), preset.shape().seconds() + start);
    Meeting meeting =
        meeting(
            plan,
            preset.budget(),
            cell -> noisy(cell, preset.shape().seconds() + start * 2 * random.nextDouble(), 0.9));
    long begin = now;
    meeting.run();
    double spent = (now - begin) / NANOS;
    double total = preset.budget().seconds();
    double fork = preset.shape().seconds() + 2 * start;
    assertTrue(spent <= total + fork, spent + " s");
    assertTrue(spent >= total - 2 * fork, spent + " s");
    assertEquals(30, secondsByKey.size());
    secondsByKey.forEach((key, seconds) ->
        assertTrue(seconds <= preset.budget().secondsPerKey() + fork, key + " " + seconds));
    for (Lane lane : meeting.lanes()) {
      assertTrue(lane.isMeasured(), lane.cell().toString());
    }
  }

  @Test
  void takesNoLongerWhenForksCostThreeTimesWhatWasPlanned() {
    Budget budget = Preset.QUICK.budget();
    Meeting meeting =
        meeting(Plan.of(Fixtures.patterns(30), 2, budget, 1), budget, cell -> noisy(cell, 3, 0.9));
    long begin = now;
    meeting.run();
    assertTrue((now - begin) / NANOS <= budget.seconds());
    assertFalse(meeting.lanes().getLast().isMeasured());
  }

  private static Plan headlineOf(String... subjects) {
    return Plan.of(Fixtures.pattern("made.up", subjects).subList(0, 1), 1, new Budget(1, 1), 1);
  }

  private Meeting meeting(Plan plan, Budget budget, ForkRunner forks) {
    return new Meeting(plan, budget, forks, () -> now, () -> stopped, this);
  }

  /// {@return a fork that takes some seconds and scores 100, more or less}
  private BenchmarkResult noisy(Cell cell, double seconds, double noise) {
    now += (long) (seconds * NANOS);
    return Fixtures.fork(cell, 100 * (1 + noise * (random.nextDouble() - 0.5)));
  }

  private int stopAfter = Integer.MAX_VALUE;

  private void stopAfter(int forks) {
    stopAfter = forks;
  }

  @Override
  public void forkEnded(Lane lane, Instant start, double seconds) {
    order.add(lane.cell().lane());
    secondsByKey.merge(lane.cell().key(), seconds, Double::sum);
    stopped |= order.size() >= stopAfter;
  }

  @Override
  public void heatEnded(
      Heat heat, int round, List<Lane> ofHeat, List<Lane> all, double secondsLeft) {
    assertEquals(heat.cells(), ofHeat.stream().map(Lane::cell).toList());
  }
}
