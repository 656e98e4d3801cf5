// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;

/// When which of the three words is said.
class JudgingTest {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();
  private static final String OWN = "com.acme.Own";
  private static final Check CHECK = Check.contract("countsFromWhereItBegins");
  private static final Check RACE = Check.race("LostUpdate");
  private static final Planted ERROR = new Planted("Bafa", "BROKEN_PLAIN", List.of(CHECK));
  private static final Planted SOUND = new Planted("Gigo", "ATOMIC", List.of());

  private final List<Answer> answers = new ArrayList<>();

  private void answer(String type, Check check, Finding finding, @Nullable Strength strength) {
    answer(type, check, finding, strength, "Because.");
  }

  private void answer(
      String type, Check check, Finding finding, @Nullable Strength strength, String evidence) {
    List<Outcome> outcomes =
        strength == null ? List.of() : List.of(new Outcome("6", 1_000, false, "All."));
    answers.add(
        new Answer(
            "lock.counter",
            type,
            check,
            finding,
            evidence,
            outcomes,
            strength,
            1,
            Instant.now(),
            List.of()));
  }

  private void answers(Finding own, Finding error, Finding sound) {
    answer(OWN, CHECK, own, null);
    answer(ERROR.type(), CHECK, error, null);
    answer(SOUND.type(), CHECK, sound, null);
  }

  private Result result(Check check) {
    Part part =
        new Judging(OWN, answers, List.of(ERROR, SOUND)).judge(check.question(), List.of(check));
    return new Result(COUNTER, OWN, List.of(part), Duration.ofSeconds(1));
  }

  @Test
  void saysOnceThatTheTimeWasUp() {
    answer(OWN, CHECK, Finding.NOT_ASKED, null, Asking.TIME_WAS_UP);
    answer(ERROR.type(), CHECK, Finding.NOT_ASKED, null, Asking.TIME_WAS_UP);
    answer(SOUND.type(), CHECK, Finding.NOT_ASKED, null, Asking.TIME_WAS_UP);
    assertEquals(
        "The time was up. A longer --budget decides.", result(CHECK).parts().getFirst().sentence());
  }

  @Test
  void tellsWhatAClassTakesThatWaitsBusily() {
    for (String share : List.of("8", "97", "20")) {
      String told = "A thread that waited took %s %% of a processor.".formatted(share);
      answer(OWN, CHECK, Finding.HELD, null, told);
    }
    answer(ERROR.type(), CHECK, Finding.BROKE, null);
    answer(SOUND.type(), CHECK, Finding.HELD, null);
    assertEquals(
        "1 check, waits busily, with up to 97 % of a processor for a thread",
        result(CHECK).parts().getFirst().sentence());
  }

  @Test
  void saysHeldWhereThePlantedErrorWasCaught() {
    answers(Finding.HELD, Finding.BROKE, Finding.HELD);
    assertEquals(Word.HELD, result(CHECK).word());
    assertEquals("1 check", result(CHECK).parts().getFirst().sentence());
    assertEquals(1, result(CHECK).caught());
    assertEquals(1, result(CHECK).planted());
  }

  @Test
  void saysBroken() {
    answers(Finding.BROKE, Finding.BROKE, Finding.HELD);
    assertEquals(Word.BROKEN, result(CHECK).word());
    assertEquals("1 of 1 check", result(CHECK).parts().getFirst().sentence());
    assertEquals(1, result(CHECK).parts().getFirst().broken().size());
  }

  @Test
  void decidesNothingWhereAPlantedErrorHolds() {
    answers(Finding.BROKE, Finding.HELD, Finding.HELD);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    assertEquals(
        List.of(
            "The planted error BROKEN_PLAIN was not caught by CONTRACT countsFromWhereItBegins: It"
                + " held."),
        result(CHECK).alarms());
  }

  @Test
  void doesNotSayHeldWhereThePlantedErrorWasNotAsked() {
    answers(Finding.HELD, Finding.NOT_ASKED, Finding.HELD);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    assertEquals(List.of(), result(CHECK).alarms());
    assertEquals(
        "BROKEN_PLAIN, which was planted, was not asked CONTRACT countsFromWhereItBegins: Because.",
        result(CHECK).parts().getFirst().sentence());
  }

  @Test
  void keepsTheEvidenceThatAClassIsBrokenWhereThePlantedErrorWasNotAsked() {
    answers(Finding.BROKE, Finding.NOT_ASKED, Finding.HELD);
    assertEquals(Word.BROKEN, result(CHECK).word());
  }

  @Test
  void doesNotSayBrokenWhereTheSoundClassWasNotAskedTheSame() {
    answers(Finding.BROKE, Finding.BROKE, Finding.NOT_ASKED);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    assertEquals(
        "ATOMIC, which was planted, was not asked CONTRACT countsFromWhereItBegins: Because.",
        result(CHECK).parts().getFirst().sentence());
  }

  @Test
  void asksTheSoundClassOnlyWhatBreaksTheOther() {
    answer(OWN, CHECK, Finding.HELD, null);
    answer(ERROR.type(), CHECK, Finding.BROKE, null);
    assertEquals(Word.HELD, result(CHECK).word());
    answer(OWN, CHECK, Finding.BROKE, null);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    answer(SOUND.type(), CHECK, Finding.HELD, null);
    assertEquals(Word.BROKEN, result(CHECK).word());
  }

  @Test
  void decidesNothingWhereTheSoundClassBreaks() {
    answers(Finding.HELD, Finding.BROKE, Finding.BROKE);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    assertEquals(
        List.of("The sound class ATOMIC broke in CONTRACT countsFromWhereItBegins: Because."),
        result(CHECK).alarms());
  }

  @Test
  void decidesNothingWhereACheckWasNotMade() {
    answer(ERROR.type(), CHECK, Finding.BROKE, null);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    answer(OWN, CHECK, Finding.NOT_ASKED, null);
    assertEquals(Word.NOT_DECIDED, result(CHECK).word());
    assertEquals("countsFromWhereItBegins: Because.", result(CHECK).parts().getFirst().sentence());
  }

  @Test
  void decidesNothingWhereARaceWeighsTooLittle() {
    answer(ERROR.type(), CHECK, Finding.BROKE, null);
    answer(OWN, RACE, Finding.HELD, new Strength("BROKEN_PLAIN", 0.001, 0.5));
    Part part = result(RACE).parts().getFirst();
    assertEquals(Word.NOT_DECIDED, part.word());
    assertTrue(part.sentence().contains("A longer --budget decides."), part::sentence);
  }

  @Test
  void saysHowMuchWasRaced() {
    answer(ERROR.type(), CHECK, Finding.BROKE, null);
    answer(OWN, RACE, Finding.HELD, new Strength("BROKEN_PLAIN", 0.1, 1e-12));
    assertEquals(
        "1 race, 1,000 samples, a wound like a twin's missed with probability 1e-12",
        result(RACE).parts().getFirst().sentence());
  }

  @Test
  void saysTheWorstOfSeveralQuestions() {
    assertEquals(Word.BROKEN, Word.HELD.and(Word.BROKEN));
    assertEquals(Word.BROKEN, Word.NOT_DECIDED.and(Word.BROKEN));
    assertEquals(Word.NOT_DECIDED, Word.HELD.and(Word.NOT_DECIDED));
    assertEquals(Word.NOT_DECIDED, new Result(COUNTER, OWN, List.of(), Duration.ZERO).word());
  }

  @Test
  void saysPromisesAsSentences() {
    assertEquals(
        "makes a put wait until there is room",
        ResultText.words(Check.contract("makesAPutWaitUntilThereIsRoom")));
    assertEquals("Lost Update", ResultText.words(RACE));
    assertEquals(Question.RACE, RACE.question());
  }
}
