// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Check;
import racetrack.catalogue.Mode;
import racetrack.lock.counter.CounterSubject;
import racetrack.races.Cell.Attempt;
import racetrack.races.Strengths.Wound;

/// Figures that can be checked by hand.
class StrengthsTest {

  private static final Mode C1 = new Mode("C1", "16 × 5", "free", "serial GC");
  private static final Mode C2 = new Mode("C2", "16 × 5", "free", "serial GC");

  @Test
  void takesTheFrequencyThatWouldShowSoManyHitsInOneOfTwentyTrials() {
    // One hit in n samples: 1 - (1 - p)^n = 0.05.
    assertEquals(1 - Math.pow(0.95, 1.0 / 1000), Strengths.lowerLimit(1, 1000), 1e-12);
  }

  @Test
  void comesCloseToTheSharesOfManySamples() {
    assertEquals(0.25, Strengths.lowerLimit(250_000, 1_000_000), 0.001);
    assertTrue(Strengths.lowerLimit(250_000, 1_000_000) < 0.25);
  }

  @Test
  void isCertainOfATwinThatAlwaysShowsItsWound() {
    assertTrue(Strengths.lowerLimit(1_000_000, 1_000_000) > 0.999_99);
  }

  @Test
  void wouldMissAWoundOfOneInTwoOnceInAMillionAfterTwentySamples() {
    Wound half = new Wound("TWIN", 0.5);
    assertEquals(20, half.samplesNeeded());
  }

  @Test
  void multipliesWhatEachModeWouldHaveMissed() {
    Cell twin = cell(CounterSubject.BROKEN_PLAIN);
    twin.add(attempt(C1, 1_000, 1));
    twin.add(attempt(C2, 1_000, 1));
    Cell sound = cell(CounterSubject.ATOMIC);
    sound.add(attempt(C1, 2_000, 0));
    sound.add(attempt(C2, 3_000, 0));
    // One hit in n samples, in two modes: 1 - (1 - p)^n = 0.025 in each.
    Strength strength = Strengths.of(sound, List.of(twin)).orElseThrow();
    assertEquals(Math.pow(0.975, 2 + 3), strength.missed(), 1e-9);
    assertEquals(strength.missed(), Math.pow(1 - strength.frequency(), 5_000), 1e-9);
  }

  @Test
  void givesNothingForAModeInWhichTheTwinDidNotBreak() {
    Cell twin = cell(CounterSubject.BROKEN_PLAIN);
    twin.add(attempt(C1, 1_000, 1));
    twin.add(attempt(C2, 1_000_000, 0));
    Cell sound = cell(CounterSubject.ATOMIC);
    sound.add(attempt(C1, 1_000, 0));
    double before = Strengths.of(sound, List.of(twin)).orElseThrow().missed();
    assertEquals(0.95, before, 1e-9);
    sound.add(attempt(C2, 1_000_000, 0));
    assertEquals(before, Strengths.of(sound, List.of(twin)).orElseThrow().missed(), 1e-12);
  }

  @Test
  void holdsAgainstTheTwinThatWouldBeMissedMostProbably() {
    Cell often = cell(CounterSubject.BROKEN_PLAIN);
    often.add(attempt(C1, 1_000, 500));
    Cell rare = cell(CounterSubject.BROKEN_VOLATILE);
    rare.add(attempt(C2, 1_000, 500));
    Cell sound = cell(CounterSubject.ATOMIC);
    sound.add(attempt(C1, 1_000, 0));
    assertEquals("BROKEN_VOLATILE", Strengths.of(sound, List.of(often, rare)).orElseThrow().twin());
    assertEquals(1, Strengths.of(sound, List.of(often, rare)).orElseThrow().missed());
  }

  private static Cell cell(CounterSubject subject) {
    return new Cell("made.up", subject, Check.race("LostUpdate"), "", List.of());
  }

  private static Attempt attempt(Mode mode, long samples, long hits) {
    return new Attempt(
        mode,
        List.of(new Outcome("2", samples - hits, false, ""), new Outcome("1", hits, true, "")),
        false,
        List.of(),
        List.of(),
        1);
  }
}
