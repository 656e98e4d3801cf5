// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Check;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// What a person reads when the gate is done.
class TableTest {

  private static final Strength STRONG = new Strength("TWIN", 0.01, 2e-9);
  private static final Strength LESS = new Strength("TWIN", 0.01, 7e-7);
  private static final Strength WEAK = new Strength("TWIN", 0.01, 3e-4);

  @Test
  void hasOneRowASubjectAndOneCellAQuestion() {
    String row =
        row(
            verdict(Judgement.PASSED, Check.contract("one"), Finding.HELD, null),
            verdict(Judgement.PASSED, Check.contract("two"), Finding.HELD, null),
            verdict(Judgement.PASSED, Check.race("Strong"), Finding.HELD, STRONG),
            verdict(Judgement.PASSED, Check.race("Less"), Finding.HELD, LESS));
    assertTrue(row.matches("SUBJECT +passed 2 +- +- +passed 2 +4\\.0 +Less: .*"), row);
  }

  @Test
  void printsSamplesFrequencyAndBoundOfTheWeakestRace() {
    String row = row(verdict(Judgement.WEAK, Check.race("Weak"), Finding.HELD, WEAK));
    assertTrue(row.endsWith("Weak: n = 1,234, p = 0.010, missed with 3e-04"), row);
  }

  @Test
  void namesABoundWhereTheProbabilityIsTooSmallForANumber() {
    Strength boundless = new Strength("TWIN", 0.9, 0);
    String row = row(verdict(Judgement.PASSED, Check.race("Strong"), Finding.HELD, boundless));
    assertTrue(row.endsWith("missed with less than 1e-300"), row);
  }

  @Test
  void shoutsWeakRacesAndWhyTheyAre() {
    String row =
        row(
            verdict(Judgement.PASSED, Check.race("Strong"), Finding.HELD, STRONG),
            verdict(Judgement.WEAK, Check.race("Weak"), Finding.HELD, WEAK),
            verdict(Judgement.WEAK, Check.race("Twinless"), Finding.HELD, null));
    assertTrue(row.contains("WEAK 2/3"), row);
    assertTrue(row.endsWith("Twinless: n = 1,234, but no twin showed a wound there"), row);
  }

  @Test
  void countsTheWeakRacesInALineOfTheirOwn() {
    List<Verdict> verdicts =
        List.of(
            verdict(Judgement.PASSED, Check.race("Strong"), Finding.HELD, STRONG),
            verdict(Judgement.WEAK, Check.race("Weak"), Finding.HELD, WEAK),
            verdict(Judgement.CAUGHT, Check.race("Weak"), Finding.BROKE, null));
    String text = Table.of(verdicts, 12, false);
    assertTrue(text.contains("Races: 1 of 2 weak, weakest missed with 3e-04."), text);
    assertEquals(
        "The gate is open, though some races are weak: 1 passed, 1 weak, 1 caught; 12 s.",
        lastLine(text));
    assertEquals(
        "The gate is CLOSED, and strict with weak races: 1 passed, 1 weak, 1 caught; 12 s.",
        lastLine(Table.of(verdicts, 12, true)));
  }

  @Test
  void shoutsWhatIsWrongAndHowOften() {
    String row =
        row(
            verdict(Judgement.PASSED, Check.contract("one"), Finding.HELD, null),
            verdict(Judgement.FAILED, Check.contract("two"), Finding.BROKE, null),
            verdict(Judgement.NOT_ASKED, Check.model(), Finding.NOT_ASKED, null));
    assertTrue(row.matches("SUBJECT +FAILED 1/2 +NOT ASKED 1/1 +- +- .*"), row);
  }

  @Test
  void saysHowManyInterleavingsOfHowManyAModelWasAsked() {
    String row = row(model(Judgement.PASSED, 33));
    assertTrue(row.matches("SUBJECT +- +passed 1 +40 of 200 +- .*"), row);
    assertTrue(row.endsWith("1.0"), row);
  }

  @Test
  void saysOfATwinInWhichInterleavingItBroke() {
    Exploration found =
        new Exploration(
            List.of(
                new Exploration.Scenario(200, 200, 200, false),
                new Exploration.Scenario(200, 200, 7, true)),
            null);
    Verdict caught = verdict(Judgement.CAUGHT, Check.model(), Finding.BROKE, null);
    String row = row(new Verdict(caught.judgement(), caught.answer().with(found)));
    assertTrue(row.matches("SUBJECT +- +caught 1 +found in 207 +- .*"), row);
  }

  @Test
  void shoutsWeakModelsAndWhichTwinTheyWouldHaveMissed() {
    String row =
        row(
            model(Judgement.WEAK, 41),
            verdict(Judgement.PASSED, Check.race("Strong"), Finding.HELD, STRONG));
    assertTrue(row.contains("WEAK 1/1"), row);
    assertTrue(
        row.endsWith("isLinearizable: 40 of 200 interleavings, but TWIN takes 41 of scenario 1"),
        row);
  }

  @Test
  void countsTheWeakModelsInALineOfTheirOwn() {
    List<Verdict> verdicts = List.of(model(Judgement.PASSED, 33), model(Judgement.WEAK, 41));
    String text = Table.of(verdicts, 12, false);
    assertTrue(
        text.contains("Models: 1 of 2 weak, hardest twin takes 41 interleavings of 40 asked."),
        text);
    assertEquals(
        "The gate is CLOSED, and strict with weak models: 1 passed, 1 weak; 12 s.",
        lastLine(Table.of(verdicts, 12, true)));
  }

  @Test
  void namesWhatCannotBeObservedHere() {
    String row =
        row(verdict(Judgement.NOT_OBSERVABLE, Check.race("Weak"), Finding.NOT_ASKED, null));
    assertTrue(
        row.matches("SUBJECT +- +- +- +not here 1 +1\\.0 +NOT OBSERVABLE HERE: The evidence\\."),
        row);
  }

  @Test
  void saysWhyUnderTheTable() {
    String text =
        Table.of(
            List.of(verdict(Judgement.NOT_ASKED, Check.model(), Finding.NOT_ASKED, null)),
            12,
            false);
    assertTrue(text.contains("NOT ASKED: made.up SUBJECT, MODEL isLinearizable"), text);
    assertTrue(text.contains("    The evidence."), text);
    assertEquals("The gate is CLOSED: 1 not asked; 12 s.", lastLine(text));
  }

  @Test
  void printsThePromisesThatAFailedCheckAsksAbout() {
    Check check = Check.contract("countsEveryIncrement");
    Answer failed = answer("lock.counter", "LOCK", check, Finding.BROKE, List.of(3));
    Answer silent = answer("lock.counter", "ADDER", check, Finding.NOT_ASKED, List.of());
    String text =
        Table.of(
            List.of(
                new Verdict(Judgement.FAILED, failed), new Verdict(Judgement.NOT_ASKED, silent)),
            12,
            false);
    String line = "    asks lock.counter/3: `increment()`: Adds one, and none is lost.";
    assertEquals(2, text.lines().filter(line::equals).count(), text);
  }

  private static Answer answer(
      String key, String subject, Check check, Finding finding, List<Integer> promises) {
    return new Answer(
        key,
        subject,
        check,
        finding,
        "The evidence.",
        List.of(),
        null,
        null,
        List.of(),
        1,
        Instant.EPOCH,
        List.of(),
        promises);
  }

  @Test
  void saysSoWhenAllIsWell() {
    String text =
        Table.of(List.of(verdict(Judgement.CAUGHT, Check.model(), Finding.BROKE, null)), 12, false);
    assertEquals("The gate is open: 1 caught; 12 s.", lastLine(text));
  }

  /// A model check that was asked 40 of 200 interleavings, while its twin takes some.
  private static Verdict model(Judgement judgement, int twin) {
    Exploration exploration =
        new Exploration(
            List.of(new Exploration.Scenario(40, 200, 40, false)),
            new Exploration.Yardstick("TWIN", 1, twin, twin <= 40));
    Verdict verdict = verdict(judgement, Check.model(), Finding.HELD, null);
    return new Verdict(judgement, verdict.answer().with(exploration));
  }

  private static String row(Verdict... verdicts) {
    return Table.of(List.of(verdicts), 1, false)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("SUBJECT"))
        .findFirst()
        .orElseThrow();
  }

  private static String lastLine(String text) {
    return text.lines().toList().getLast();
  }

  private static Verdict verdict(
      Judgement judgement, Check check, Finding finding, @Nullable Strength strength) {
    return new Verdict(
        judgement,
        new Answer(
            "made.up",
            "SUBJECT",
            check,
            finding,
            "The evidence.",
            List.of(new Outcome("1", 1234, false, "Fine.")),
            strength,
            1,
            Instant.EPOCH,
            List.of()));
  }
}
