// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Mode;
import racetrack.lock.counter.CounterSubject;
import racetrack.races.Cell.Attempt;

/// How a race shares its budget out, on a clock and a track that are made up.
class RaceTest {

  private static final Duration BESIDE_THE_SAMPLES = Duration.ofMillis(50);
  private static final double SAMPLES_PER_MILLISECOND = 100;
  private static final Mode MODE = new Mode("tiered", "16 × 5", "free", "serial GC");

  private final List<Duration> slices = new ArrayList<>();
  private long now;

  @Test
  void stopsATwinAsSoonAsItIsCaught() {
    Cell twin = twin("made.up");
    run(List.of(twin), Duration.ofSeconds(60), _ -> 0.01);
    assertEquals(Finding.BROKE, twin.finding());
    assertEquals(1, twin.attempts());
  }

  @Test
  void asksATwinUntilItIsKnownHowOftenItShowsItsWound() {
    Cell twin = twin("made.up");
    run(List.of(twin), Duration.ofSeconds(60), _ -> 1e-4);
    assertTrue(twin.hits() >= Race.ENOUGH_HITS, () -> twin.hits() + " hits");
    assertTrue(seconds() < 5, () -> seconds() + " s");
  }

  @Test
  void asksNoTwinThatAnEarlierRunHasSeenOftenEnough() {
    Cell earlier = twin("made.up");
    run(List.of(earlier), Duration.ofSeconds(60), _ -> 0.01);
    Cell twin = twin("made.up");
    Cell sound = sound("made.up");
    twin.add(earlier.answer());
    slices.clear();
    run(List.of(twin, sound), Duration.ofSeconds(60), cell -> cell.isTwin() ? 0.01 : 0);
    assertEquals(earlier.samples(), twin.samples());
    assertNotNull(sound.strength());
    assertTrue(sound.strength().weighsEnough(), () -> "" + sound.strength());
  }

  @Test
  void weighsWhatIsCleanAgainstATwinThatIsCaughtLater() {
    Cell twin = twin("made.up");
    Cell sound = sound("made.up");
    run(
        List.of(twin, sound),
        Duration.ofSeconds(-1),
        cell -> cell.isTwin() && cell.attempts() > 0 ? 0.01 : 0);
    assertEquals(1, sound.attempts());
    assertNotNull(sound.strength());
  }

  @Test
  void bringsFirstToTheirGoalThoseWhoAreNearestToIt() {
    Cell far = sound("made.up1");
    Cell near = sound("made.up2");
    run(
        List.of(twin("made.up1"), twin("made.up2"), far, near),
        Duration.ofSeconds(20),
        cell -> !cell.isTwin() ? 0 : cell.key().equals("made.up1") ? 1e-5 : 1e-4);
    assertNotNull(near.strength());
    assertTrue(near.strength().weighsEnough(), () -> "" + near.strength());
    assertTrue(near.seconds() < 5, () -> near.seconds() + " s");
    assertNotNull(far.strength());
    assertTrue(far.seconds() > near.seconds(), () -> far.seconds() + " s");
  }

  @Test
  void insistsWithATwinThatHidesButNotForEver() {
    Cell twin = twin("made.up");
    run(List.of(twin), Duration.ofSeconds(60), _ -> 0);
    assertEquals(Finding.HELD, twin.finding());
    assertTrue(twin.attempts() > 3, () -> twin.attempts() + " attempts");
    assertTrue(seconds() < 60, () -> seconds() + " s");
  }

  @Test
  void doesNotGiveATwinUpBecauseTheBudgetIsSpent() {
    Cell twin = twin("made.up");
    run(List.of(twin), Duration.ofSeconds(-1), _ -> 1e-5);
    assertEquals(Finding.BROKE, twin.finding());
    Cell hiding = twin("made.up");
    run(List.of(hiding), Duration.ofSeconds(-1), _ -> 0);
    assertEquals(Finding.HELD, hiding.finding());
    assertTrue(hiding.seconds() >= Race.PERSISTENCE.toSeconds(), () -> hiding.seconds() + " s");
  }

  /// The host is so busy now that it shows a wound a thousand times less often than before.
  @Test
  void persistsWithAPlantedErrorAndSamplesTheClassNoLess() {
    Cell twin = twin("made.up");
    Cell planted = sound("made.up").planted();
    Cell sound = sound("made.up");
    ToDoubleFunction<Cell> wound =
        cell -> cell.isTwin() ? 0.01 : cell.isPlanted() && cell.attempts() > 1 ? 1e-5 : 0;
    run(List.of(twin, planted, sound), Duration.ofSeconds(60), wound);
    assertEquals(Finding.BROKE, planted.finding());
    assertEquals(Finding.HELD, sound.finding());
    assertTrue(sound.samples() >= planted.samples(), () -> sound.samples() + " samples");
    assertTrue(seconds() < 15, () -> seconds() + " s");
  }

  @Test
  void givesUpAPlantedErrorThatHides() {
    Cell planted = sound("made.up").planted();
    run(List.of(twin("made.up"), planted), Duration.ofSeconds(60), c -> c.isTwin() ? 0.01 : 0);
    assertEquals(Finding.HELD, planted.finding());
    assertTrue(planted.seconds() >= Race.PERSISTENCE.toSeconds(), () -> planted.seconds() + " s");
    assertTrue(seconds() < 15, () -> seconds() + " s");
  }

  @Test
  void asksWhatDependsOnAnotherClassOnlyIfThatBreaks() {
    Cell holding = outside("Holding", "LostUpdate");
    Cell broken = outside("Broken", "Tearing");
    Cell idle = outside("Sound", "LostUpdate").ifBroken("Holding");
    Cell elsewhere = outside("Sound", "LostUpdate").ifBroken("Broken");
    Cell due = outside("Sound", "Tearing").ifBroken("Broken");
    List<Cell> cells = List.of(twin("made.up"), idle, elsewhere, due, holding, broken);
    run(cells, Duration.ofSeconds(60), c -> c.isTwin() || c.equals(broken) ? 0.01 : 0);
    assertEquals(Finding.HELD, due.finding());
    assertEquals(0, idle.attempts() + elsewhere.attempts());
    assertEquals(
        List.of(idle, elsewhere), cells.stream().filter(cell -> !cell.isDue(cells)).toList());
  }

  @Test
  void samplesASoundSubjectUntilAWoundLikeTheTwinsWouldHardlyBeMissed() {
    Cell twin = twin("made.up");
    Cell sound = sound("made.up");
    run(List.of(twin, sound), Duration.ofSeconds(60), cell -> cell.isTwin() ? 1e-4 : 0);
    assertNotNull(sound.strength());
    assertTrue(sound.strength().weighsEnough(), () -> "" + sound.strength());
    assertTrue(sound.attempts() > 1, () -> sound.attempts() + " attempts");
  }

  @Test
  void saysHowWeakAResultIsWhenTheTimeIsUp() {
    Cell twin = twin("made.up");
    Cell sound = sound("made.up");
    run(List.of(twin, sound), Duration.ofSeconds(3), cell -> cell.isTwin() ? 1e-4 : 0);
    assertNotNull(sound.strength());
    assertTrue(!sound.strength().weighsEnough(), () -> "" + sound.strength());
    assertTrue(seconds() < 4, () -> seconds() + " s");
  }

  @Test
  void givesNoStrengthToAScenarioWhoseTwinWasNotCaught() {
    Cell sound = sound("made.up");
    run(List.of(twin("made.up"), sound), Duration.ofSeconds(5), _ -> 0);
    assertNull(sound.strength());
  }

  @Test
  void takesNoLongerThanItsBudgetForThirtyPatterns() {
    List<Cell> cells =
        Stream.concat(
                keys().flatMap(key -> IntStream.range(0, 5).mapToObj(_ -> twin(key))),
                keys().flatMap(key -> IntStream.range(0, 10).mapToObj(_ -> sound(key))))
            .toList();
    run(cells, Duration.ofSeconds(220), cell -> cell.isTwin() ? 1e-4 : 0);
    assertTrue(seconds() < 225, () -> seconds() + " s");
    assertTrue(cells.stream().allMatch(cell -> cell.attempts() > 0));
  }

  @Test
  void makesTheFirstAttemptsShorterWhenThereAreMoreCells() {
    List<Cell> cells =
        keys().flatMap(key -> IntStream.range(0, 20).mapToObj(_ -> twin(key))).toList();
    run(cells, Duration.ofSeconds(75), _ -> 0.5);
    assertTrue(slices.stream().allMatch(slice -> slice.toMillis() < 100), slices::toString);
    assertTrue(slices.stream().allMatch(slice -> slice.toMillis() >= 50), slices::toString);
  }

  private static Stream<String> keys() {
    return IntStream.rangeClosed(1, 30).mapToObj("made.up%02d"::formatted);
  }

  private void run(List<Cell> cells, Duration budget, ToDoubleFunction<Cell> wound) {
    new Race(cells, batch -> attempt(batch, wound), 1, budget, () -> now).run();
  }

  private void attempt(Map<Cell, Duration> batch, ToDoubleFunction<Cell> wound) {
    batch.forEach((cell, slice) -> {
      slices.add(slice);
      now += BESIDE_THE_SAMPLES.plus(slice).toNanos();
      long samples = (long) (slice.toMillis() * SAMPLES_PER_MILLISECOND);
      long hits = (long) (samples * wound.applyAsDouble(cell));
      cell.add(
          new Attempt(
              MODE,
              List.of(
                  new Outcome("2", samples - hits, false, ""), new Outcome("1", hits, true, "")),
              false,
              List.of(),
              List.of(),
              slice.toMillis() / 1e3));
    });
  }

  private double seconds() {
    return now / 1e9;
  }

  private static Cell twin(String key) {
    return new Cell(key, CounterSubject.BROKEN_PLAIN, Check.race("LostUpdate"), "", List.of());
  }

  private static Cell outside(String alias, String scenario) {
    Check race = Check.race(scenario);
    return new Cell("made.up", CounterSubject.SYNCHRONIZED, alias, race, "", List.of());
  }

  private static Cell sound(String key) {
    return new Cell(key, CounterSubject.SYNCHRONIZED, Check.race("LostUpdate"), "", List.of());
  }
}
