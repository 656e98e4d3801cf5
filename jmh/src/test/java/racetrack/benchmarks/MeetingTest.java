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
import racetrack.runners.BenchmarkPreset;

/// Runs meetings against a clock that only the forks advance.
final class MeetingTest implements Meeting.Listener {

  private static final Budget ENDLESS = new Budget(1e9, 1e9);
  private static final double NANOS = 1e9;

  private final Random random = new Random(42);
  private final List<String> order = new ArrayList<>();
  private final List<Heat> heats = new ArrayList<>();
  private final Map<String, Double> secondsByKey = new HashMap<>();
  private long now = 1_000;
  private boolean stopped;

  @Test
  void runsSubjectsForthAndBack() {
    run(headlineOf("A", "B", "C"), ENDLESS, curve -> noisy(curve, 1, 0));
    assertEquals(List.of("A", "B", "C", "C", "B", "A", "A", "B", "C"), order);
  }

  @Test
  void spreadsTheForksOfACurveOverTheRun() {
    Plan plan = plan(Fixtures.patterns(2), ENDLESS);
    run(plan, ENDLESS, curve -> noisy(curve, 1, 0));
    assertEquals(
        plan.heats().stream().map(Heat::key).toList(),
        heats.subList(0, plan.heats().size()).stream().map(Heat::key).toList());
    assertEquals(3 * plan.heats().size(), heats.size());
  }

  @Test
  void stopsWhenEveryIntervalIsNarrow() {
    run(headlineOf("A", "B"), ENDLESS, curve -> noisy(curve, 1, 0.001));
    assertEquals(6, order.size());
  }

  @Test
  void goesOnWithTheCurvesWhoseIntervalsAreWide() {
    run(
        headlineOf("A", "B"),
        new Budget(20, 20),
        curve -> noisy(curve, 1, curve.lane().equals("A") ? 0.001 : 0.9));
    assertEquals(3, order.stream().filter("A"::equals).count());
    assertEquals(17, order.stream().filter("B"::equals).count());
  }

  @Test
  void spendsNoMoreOnAPatternThanItMayThoughOthersLeaveTime() {
    List<BenchmarkMethod> both = new ArrayList<>(Fixtures.pattern("made.up0", "A").subList(0, 1));
    both.addAll(Fixtures.pattern("made.up1", "B").subList(0, 1));
    Budget budget = new Budget(20, 1e9);
    run(
        plan(both, budget),
        budget,
        curve -> noisy(curve, 1, curve.lane().equals("A") ? 0.001 : 0.9));
    assertEquals(Map.of("made.up0", 3.0, "made.up1", 20.0), secondsByKey);
  }

  @Test
  void dropsASubjectThatFailsAndGoesOnWithTheOthers() {
    Meeting meeting =
        run(
            headlineOf("A", "B"),
            ENDLESS,
            curve -> {
              if (curve.lane().equals("A")) {
                throw new ForkFailedException("It is wrong.");
              }
              return noisy(curve, 1, 0);
            });
    assertEquals("It is wrong.", meeting.lanes().getFirst().failure());
    assertEquals(List.of("A", "B", "B", "B"), order);
  }

  @Test
  void doesNotTryASubjectAgainWhoseJvmHadToBeKilled() {
    List<BenchmarkMethod> methods = Fixtures.pattern("made.up", "A", "B");
    Meeting meeting =
        run(
            plan(methods, ENDLESS),
            ENDLESS,
            curve -> {
              if (curve.lane().equals("A")) {
                throw ForkFailedException.killed("It was killed.");
              }
              return noisy(curve, 1, 0);
            });
    assertEquals(1, order.stream().filter("A"::equals).count());
    assertEquals(
        List.of(
            "It was killed.",
            "It was not run: in made.up run subject=A its JVM had to be killed.",
            "It was not run: in made.up run subject=A its JVM had to be killed."),
        meeting.lanes().stream()
            .filter(lane -> lane.curve().lane().equals("A"))
            .map(Lane::failure)
            .toList());
    assertTrue(
        meeting.lanes().stream()
            .filter(lane -> !lane.curve().lane().equals("A"))
            .allMatch(Lane::isMeasured));
  }

  @Test
  void doesNotBlameASubjectForAForkThatWasKilledAtTheEnd() {
    Meeting meeting =
        run(
            headlineOf("A", "B"),
            ENDLESS,
            curve -> {
              stopped = true;
              throw new ForkFailedException("It was killed.");
            });
    assertNull(meeting.lanes().getFirst().failure());
    assertTrue(order.isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void measuresThirtyPatternsWithinTheBudget(BenchmarkPreset preset) {
    Effort effort = Effort.of(preset);
    double start = 0.5;
    Budget budget = effort.budget();
    Plan plan = Plan.of(Fixtures.patterns(30), 2, budget, new ForkCost(effort.shape(), start));
    double longest = effort.shape().seconds(4) + 2 * start;
    long begin = now;
    Meeting meeting =
        run(plan, budget, curve -> noisy(curve, longest - start * 2 * random.nextDouble(), 0.9));
    double spent = (now - begin) / NANOS;
    assertTrue(spent <= budget.seconds() + longest, spent + " s");
    assertTrue(spent >= budget.seconds() - 2 * longest, spent + " s");
    assertEquals(30, secondsByKey.size());
    secondsByKey.forEach((key, seconds) ->
        assertTrue(seconds <= budget.secondsPerKey() + longest, key + " " + seconds));
    for (Lane lane : meeting.lanes()) {
      assertTrue(lane.forks() >= Plan.LEAST_FORKS, lane.curve().toString());
    }
  }

  @Test
  void takesNoLongerWhenForksCostThreeTimesWhatWasPlanned() {
    Budget budget = new Budget(1e9, 500);
    Plan plan = plan(Fixtures.patterns(30), budget);
    long begin = now;
    Meeting meeting = run(plan, budget, curve -> noisy(curve, 12, 0.9));
    assertTrue((now - begin) / NANOS <= budget.seconds() + 12);
    assertFalse(meeting.lanes().getLast().isMeasured());
  }

  @Test
  void runsAForkHoweverShortTheTimeIs() {
    run(headlineOf("A", "B"), new Budget(0.1, 0.1), curve -> noisy(curve, 1, 0));
    assertEquals(List.of("A"), order);
  }

  private static Plan headlineOf(String... subjects) {
    return plan(Fixtures.pattern("made.up", subjects).subList(0, 1), ENDLESS);
  }

  /// A fork costs a second.
  private static Plan plan(List<BenchmarkMethod> methods, Budget budget) {
    return Plan.of(methods, 1, budget, new ForkCost(new ForkShape(0, 0, 0, 0), 1));
  }

  private Meeting run(Plan plan, Budget budget, ForkRunner forks) {
    Meeting meeting = new Meeting(plan, budget, 0.05, forks, () -> now, () -> stopped);
    meeting.run(this);
    return meeting;
  }

  /// {@return a fork that takes some seconds and scores 100, more or less}
  private Map<Cell, BenchmarkResult> noisy(Curve curve, double seconds, double noise) {
    now += (long) (seconds * NANOS);
    return Fixtures.fork(curve, 100 * (1 + noise * (random.nextDouble() - 0.5)));
  }

  @Override
  public void forkEnded(Lane lane, Instant start, double seconds) {
    order.add(lane.curve().lane());
    secondsByKey.merge(lane.curve().key(), seconds, Double::sum);
  }

  @Override
  public void heatEnded(Meeting meeting, Heat heat, int round, List<Lane> lanes) {
    assertEquals(heat.curves(), lanes.stream().map(Lane::curve).toList());
    heats.add(heat);
  }

  @Override
  public void narrowed(Meeting meeting, List<Lane> lanes) {
    assertFalse(lanes.isEmpty());
  }
}
