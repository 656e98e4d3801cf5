// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.os.AffinityMode;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Check;
import racetrack.lock.counter.CounterSubject;
import racetrack.races.Cell.Attempt;
import racetrack.races.DeepRace.Heat;
import racetrack.races.Setting.Affinity;
import racetrack.races.Setting.Flags;

/// How the deep tier shares its time out, on a clock and a track that are made up.
class DeepRaceTest {

  private static final double SAMPLES_PER_MILLISECOND = 100;
  private static final Duration START = Duration.ofMillis(500);

  private final List<Heat> heats = new ArrayList<>();
  private final List<Setting> settings =
      Setting.order(List.of(new Affinity("free", AffinityMode.NONE, 0)), List.of(Flags.values()));
  private long now;

  @Test
  void runsAScenarioInAnotherSettingEachTime() {
    run(scenario("made.up"), Duration.ofSeconds(60), _ -> 0.01);
    List<Setting> met = heats.stream().map(Heat::setting).toList();
    assertTrue(met.size() > 20, met::toString);
    assertEquals(met.size(), new HashSet<>(met).size());
    assertEquals(settings.subList(0, met.size()), met);
  }

  @Test
  void goesOnWithTheSettingsThatWereNotMet() {
    List<Cell> before = scenario("made.up");
    run(before, Duration.ofSeconds(20), cell -> cell.isTwin() ? 0.01 : 0);
    int met = heats.size();
    heats.clear();
    List<Cell> after = scenario("made.up");
    for (int i = 0; i < before.size(); i++) {
      after.get(i).add(before.get(i).answer());
    }
    run(after, Duration.ofSeconds(10), cell -> cell.isTwin() ? 0.01 : 0);
    assertEquals(settings.get(met), heats.getFirst().setting());
    assertTrue(after.getLast().samples() > before.getLast().samples());
  }

  @Test
  void givesTheWeakestMostButEachSomething() {
    List<Cell> cells = new ArrayList<>(scenario("made.up1"));
    cells.addAll(scenario("made.up2"));
    cells.addAll(scenario("made.up3"));
    cells.addAll(scenario("made.up4"));
    run(
        cells,
        Duration.ofMinutes(2),
        cell -> cell.isTwin() ? (cell.key().equals("made.up3") ? 1e-5 : 0.1) : 0);
    long weak = count("made.up3");
    assertTrue(weak > 2 * count("made.up1"), () -> weak + " of " + heats.size());
    assertTrue(count("made.up1") > 5, () -> count("made.up1") + " of " + heats.size());
    assertTrue(count("made.up4") > 5, () -> count("made.up4") + " of " + heats.size());
  }

  @Test
  void endsWhenItsTimeIsUp() {
    run(scenario("made.up"), Duration.ofSeconds(10), _ -> 0.01);
    assertTrue(now < Duration.ofSeconds(12).toNanos(), () -> now + " ns");
  }

  @Test
  void addsToTheStrengthInEachSettingWhereTheTwinBreaks() {
    List<Cell> cells = scenario("made.up");
    run(cells, Duration.ofSeconds(4), cell -> cell.isTwin() ? 1e-4 : 0);
    double early = missed(cells.getLast());
    run(cells, Duration.ofSeconds(4), cell -> cell.isTwin() ? 1e-4 : 0);
    assertTrue(missed(cells.getLast()) < early);
  }

  @Test
  void doesNotAskASoundSubjectAgainThatHasFailed() {
    List<Cell> cells = scenario("made.up");
    run(cells, Duration.ofSeconds(30), _ -> 0.5);
    assertEquals(1, cells.getLast().attempts());
    assertTrue(cells.getFirst().attempts() > 5);
  }

  @Test
  void endsWhenNothingIsLeftToAsk() {
    Cell alone = scenario("made.up").getLast();
    run(List.of(alone), Duration.ofDays(1), _ -> 0.5);
    assertEquals(1, alone.attempts());
    assertFalse(heats.isEmpty());
  }

  private long count(String key) {
    return heats.stream().filter(heat -> heat.test().equals(key)).count();
  }

  private static double missed(Cell sound) {
    assertTrue(sound.strength() != null, "no strength");
    return sound.strength().missed();
  }

  private void run(List<Cell> cells, Duration budget, ToDoubleFunction<Cell> wound) {
    new DeepRace(cells, settings, some -> some.forEach(h -> run(h, wound)), 1, budget, () -> now)
        .run();
  }

  private void run(Heat heat, ToDoubleFunction<Cell> wound) {
    heats.add(heat);
    now += START.toNanos();
    for (Map.Entry<Cell, Duration> slice : heat.slices().entrySet()) {
      Cell cell = slice.getKey();
      now += slice.getValue().toNanos();
      long samples = (long) (slice.getValue().toMillis() * SAMPLES_PER_MILLISECOND);
      long hits = (long) (samples * wound.applyAsDouble(cell));
      cell.add(
          new Attempt(
              heat.setting().mode(),
              List.of(
                  new Outcome("2", samples - hits, false, ""), new Outcome("1", hits, true, "")),
              false,
              List.of(),
              List.of(),
              slice.getValue().toMillis() / 1e3));
    }
  }

  /// A twin and a sound subject.
  private static List<Cell> scenario(String key) {
    Check check = Check.race("LostUpdate");
    return List.of(
        new Cell(key, CounterSubject.BROKEN_PLAIN, check, key, List.of()),
        new Cell(key, CounterSubject.SYNCHRONIZED, check, key, List.of()));
  }
}
