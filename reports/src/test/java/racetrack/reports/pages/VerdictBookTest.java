// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

class VerdictBookTest {

  private static final Entry QUEUE = Catalogue.load().find("queue.bounded").orElseThrow();

  @Test
  void showsTheWorstOfTheChecks() {
    assertEquals(
        new Cell("failed", "failed", "1 of 3"),
        contract(Judgement.PASSED, Judgement.NOT_ASKED, Judgement.FAILED));
    assertEquals(
        new Cell("not-asked", "not asked", "2 of 3"),
        contract(Judgement.NOT_ASKED, Judgement.PASSED, Judgement.NOT_ASKED));
    assertEquals(
        new Cell("passed", "passed", "2 checks"), contract(Judgement.PASSED, Judgement.PASSED));
  }

  @Test
  void takesNoAnswerForNotAsked() {
    assertEquals(new Cell("not-asked", "not asked", ""), contract());
  }

  @Test
  void isAsSureAsTheWeakestRace() {
    List<Verdict> races =
        List.of(
            verdict(Check.race("First"), Judgement.PASSED, 1e-9),
            verdict(Check.race("Second"), Judgement.PASSED, 1e-7));
    assertEquals(new Cell("passed", "passed", "2 races, missed with 1.0 · 10⁻⁷"), cell(races, 2));
  }

  @Test
  void showsWeakRacesAsSuch() {
    List<Verdict> races =
        List.of(
            verdict(Check.race("First"), Judgement.PASSED, 1e-9),
            verdict(Check.race("Second"), Judgement.WEAK, 1e-5));
    assertEquals(new Cell("weak", "weak", "1 of 2, missed with 1.0 · 10⁻⁵"), cell(races, 2));
  }

  @Test
  void saysHowManyInterleavingsOfHowManyAModelWasAsked() {
    Verdict model = verdict(Check.model(), Judgement.PASSED, null);
    Exploration exploration =
        new Exploration(List.of(new Exploration.Scenario(1, 7, 1, false)), null);
    assertEquals(
        new Cell("passed", "passed", "1 check, 1 of 7 interleavings"),
        cell(List.of(new Verdict(model.judgement(), model.answer().with(exploration))), 1));
  }

  private static Cell contract(Judgement... judgements) {
    return cell(
        Arrays.stream(judgements)
            .map(judgement -> verdict(Check.contract(judgement.name()), judgement, null))
            .toList(),
        0);
  }

  private static Cell cell(List<Verdict> verdicts, int question) {
    return new VerdictBook(verdicts).matrix(QUEUE).getFirst().cells().get(question);
  }

  private static Verdict verdict(Check check, Judgement judgement, @Nullable Double missed) {
    return new Verdict(
        judgement,
        new Answer(
            QUEUE.key(),
            QUEUE.sound().getFirst().name(),
            check,
            Finding.HELD,
            "",
            List.of(),
            missed == null ? null : new Answer.Strength("TWIN", 0.1, missed),
            1,
            Instant.EPOCH,
            List.of()));
  }
}
