// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// What the gate makes of answers.
class JudgeTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final String SILENCE = "The races gave no answer.";
  private static final List<Check> CHECKS =
      List.of(Check.contract("countsUp"), Check.model(), Check.race("LostUpdate"));

  private final Entry counter = Catalogue.load().find("lock.counter").orElseThrow();

  @Test
  void opensWhenEverySoundSubjectHeldAndEveryTwinBroke() {
    assertTrue(Gate.isOpen(judge(goodAnswers()), false));
  }

  @Test
  void closesWhenThereIsNothingToJudge() {
    assertFalse(Gate.isOpen(new Judge(List.of(), SILENCE).judge(List.of()), false));
  }

  @Test
  void failsASoundSubjectThatBroke() {
    Subject reference = counter.sound().getFirst();
    List<Verdict> verdicts =
        judge(
            change(
                a -> a.subject().equals(reference.name()) && a.check().equals(Check.model()),
                Finding.BROKE));
    assertOnlyBad(verdicts, Judgement.FAILED, reference.name());
  }

  @Test
  void letsNoTwinEscapeEvenOneOfTheChecksItsWoundNames() {
    Subject twin = counter.broken().getFirst();
    List<Verdict> verdicts =
        judge(
            change(
                a -> a.subject().equals(twin.name()) && a.check().equals(Check.model()),
                Finding.HELD));
    assertOnlyBad(verdicts, Judgement.ESCAPED, twin.name());
  }

  @Test
  void doesNotTakeAnAnswerThatWasNotGivenForAPass() {
    Subject last = counter.sound().getLast();
    List<Answer> answers = goodAnswers();
    assertTrue(
        answers.removeIf(
            a -> a.subject().equals(last.name()) && a.check().equals(Check.race("LostUpdate"))));
    assertOnlyBad(judge(answers), Judgement.NOT_ASKED, last.name());
  }

  @Test
  void doesNotTakeAQuestionThatNobodyWasAskedForAPass() {
    List<Answer> answers = goodAnswers();
    assertTrue(answers.removeIf(a -> a.check().question() == Question.CONTRACT));
    List<Verdict> bad = judge(answers).stream().filter(v -> !v.judgement().good()).toList();
    assertEquals(
        counter.subjects().stream()
            .filter(JudgeTest::isAskedTheContract)
            .map(Subject::name)
            .toList(),
        bad.stream().map(v -> v.answer().subject()).toList());
  }

  private static boolean isAskedTheContract(Subject subject) {
    return !(subject.claim() instanceof Claim.Broken broken)
        || broken.checks().stream().anyMatch(check -> check.question() == Question.CONTRACT);
  }

  @Test
  void asksNoClockWhichAnswersCount() {
    List<Answer> answers =
        goodAnswers().stream().map(answer -> askedAt(Instant.EPOCH, answer)).toList();
    assertTrue(Gate.isOpen(judge(answers), false));
  }

  @Test
  void saysWhyARaceGaveNoAnswer() {
    List<Answer> answers = goodAnswers();
    answers.removeIf(a -> a.check().equals(Check.race("LostUpdate")));
    answers.removeIf(a -> a.check().equals(Check.model()));
    for (Verdict verdict : judge(answers)) {
      if (verdict.judgement() == Judgement.NOT_ASKED) {
        boolean race = verdict.answer().check().equals(Check.race("LostUpdate"));
        assertEquals(race ? SILENCE : Judge.NO_ANSWER, verdict.answer().evidence());
      }
    }
  }

  @Test
  void countsATwinThatThisMachineCannotShowNeitherAsCaughtNorAsEscaped() {
    Subject reference = counter.sound().getFirst();
    Claim elsewhere = Claim.twinOf(reference, Object.class).onlyOn("pdp11");
    Claim here = Claim.twinOf(reference, Object.class).onlyOn(System.getProperty("os.arch"));
    Answer notAsked = answer(reference, Check.model(), Finding.NOT_ASKED);
    Answer held = answer(reference, Check.model(), Finding.HELD);
    assertEquals(Judgement.NOT_OBSERVABLE, Judge.judgement(elsewhere, notAsked));
    assertEquals(Judgement.NOT_ASKED, Judge.judgement(here, notAsked));
    assertEquals(Judgement.ESCAPED, Judge.judgement(here, held));
  }

  @Test
  void callsACleanRaceWeakUnlessItCarriesWeight() {
    assertEquals(Judgement.WEAK, judgementOfARace(null));
    assertEquals(Judgement.WEAK, judgementOfARace(new Strength("TWIN", 1e-4, 2e-6)));
    assertEquals(Judgement.PASSED, judgementOfARace(new Strength("TWIN", 1e-4, 1e-6)));
  }

  @Test
  void callsAModelCheckWeakUnlessItReachesEveryTwinOfTheSameCheck() {
    assertEquals(Judgement.PASSED, judgementOfAModel(explored(40, 40, false), 40));
    assertEquals(Judgement.WEAK, judgementOfAModel(explored(40, 40, false), 41));
    assertEquals(Judgement.PASSED, judgementOfAModel(explored(40, 39, false), 41));
    assertEquals(Judgement.WEAK, judgementOfAModel(null, 1));
  }

  @Test
  void callsAModelCheckWeakThatHasFoundNoTwin() {
    List<Answer> answers = goodAnswers();
    answers.removeIf(answer -> answer.check().equals(Check.model()));
    Subject reference = counter.sound().getFirst();
    answers.add(answer(reference, Check.model(), Finding.HELD).with(explored(200, 200, false)));
    assertEquals(Judgement.WEAK, modelOf(reference, judge(answers)).judgement());
  }

  @Test
  void tellsInTheAnswerOfASoundSubjectWhichTwinIsHardestToFind() {
    Subject reference = counter.sound().getFirst();
    Verdict verdict = modelOf(reference, judge(modelAnswers(explored(40, 40, false), 33)));
    assertNotNull(verdict.answer().exploration());
    assertEquals(
        new Exploration.Yardstick(counter.broken().getFirst().name(), 1, 33, true),
        verdict.answer().exploration().yardstick());
  }

  /// A twin is found after some interleavings, and the reference has been asked others.
  private List<Answer> modelAnswers(@Nullable Exploration asked, int found) {
    List<Answer> answers = goodAnswers();
    answers.removeIf(answer -> answer.check().equals(Check.model()));
    Answer held = answer(counter.sound().getFirst(), Check.model(), Finding.HELD);
    answers.add(asked == null ? held : held.with(asked));
    answers.add(
        answer(counter.broken().getFirst(), Check.model(), Finding.BROKE)
            .with(explored(200, found, true)));
    return answers;
  }

  private Judgement judgementOfAModel(@Nullable Exploration asked, int found) {
    return modelOf(counter.sound().getFirst(), judge(modelAnswers(asked, found))).judgement();
  }

  private static Verdict modelOf(Subject subject, List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.answer().subject().equals(subject.name()))
        .filter(verdict -> verdict.answer().check().equals(Check.model()))
        .findFirst()
        .orElseThrow();
  }

  private static Exploration explored(int asked, int run, boolean broke) {
    return new Exploration(List.of(new Exploration.Scenario(asked, 200, run, broke)), null);
  }

  @Test
  void isClosedByAWeakRaceOnlyIfItIsStrict() {
    List<Verdict> verdicts = judge(goodAnswers());
    assertTrue(verdicts.stream().anyMatch(v -> v.judgement() == Judgement.WEAK));
    assertTrue(Gate.isOpen(verdicts, false));
    assertFalse(Gate.isOpen(verdicts, true));
    List<Verdict> full = verdicts.stream().filter(v -> v.judgement() != Judgement.WEAK).toList();
    assertTrue(Gate.isOpen(full, true));
  }

  private static Answer weighed(Answer race, @Nullable Strength strength) {
    return new Answer(
        race.key(),
        race.subject(),
        race.check(),
        race.finding(),
        race.evidence(),
        race.outcomes(),
        strength,
        race.seconds(),
        race.asked(),
        race.jvmArguments());
  }

  private Judgement judgementOfARace(@Nullable Strength strength) {
    Subject reference = counter.sound().getFirst();
    return Judge.judgement(
        reference.claim(),
        weighed(answer(reference, Check.race("LostUpdate"), Finding.HELD), strength));
  }

  @Test
  void takesTheWorstOfSeveralAnswers() {
    Subject reference = counter.sound().getFirst();
    List<Answer> answers = goodAnswers();
    answers.addFirst(answer(reference, Check.model(), Finding.BROKE));
    answers.addLast(answer(reference, Check.race("LostUpdate"), Finding.NOT_ASKED));
    List<Verdict> bad = judge(answers).stream().filter(v -> !v.judgement().good()).toList();
    assertEquals(
        List.of(Judgement.FAILED, Judgement.NOT_ASKED),
        bad.stream().map(Verdict::judgement).toList());
  }

  private List<Entry> entries() {
    return List.of(counter);
  }

  private List<Verdict> judge(List<Answer> answers) {
    return new Judge(answers, SILENCE).judge(entries());
  }

  private List<Answer> goodAnswers() {
    List<Answer> answers = new ArrayList<>();
    for (Subject subject : counter.subjects()) {
      switch (subject.claim()) {
        case Claim.Sound _, Claim.Submitted _ ->
            CHECKS.forEach(check -> answers.add(answer(subject, check, Finding.HELD)));
        case Claim.Broken broken ->
            broken.checks().forEach(check -> answers.add(answer(subject, check, Finding.BROKE)));
      }
    }
    // Scenarios that only a twin names are asked of the sound subjects too.
    for (Subject twin : counter.broken()) {
      for (Check check : ((Claim.Broken) twin.claim()).checks()) {
        counter.sound().forEach(subject -> answers.add(answer(subject, check, Finding.HELD)));
      }
    }
    return answers;
  }

  private List<Answer> change(Function<Answer, Boolean> which, Finding finding) {
    return new ArrayList<>(
        goodAnswers().stream()
            .map(answer ->
                which.apply(answer)
                    ? answer(answer.key(), answer.subject(), answer.check(), finding, START)
                    : answer)
            .toList());
  }

  private static Answer answer(Subject subject, Check check, Finding finding) {
    return answer("lock.counter", subject.name(), check, finding, START);
  }

  private static Answer askedAt(Instant asked, Answer answer) {
    return answer(answer.key(), answer.subject(), answer.check(), answer.finding(), asked);
  }

  static Answer answer(String key, String subject, Check check, Finding finding, Instant asked) {
    return new Answer(key, subject, check, finding, "", List.of(), null, 1, asked, List.of());
  }

  private static void assertOnlyBad(List<Verdict> verdicts, Judgement judgement, String subject) {
    List<Verdict> bad = verdicts.stream().filter(v -> !v.judgement().good()).toList();
    assertEquals(1, bad.size(), bad::toString);
    assertEquals(judgement, bad.getFirst().judgement());
    assertEquals(subject, bad.getFirst().answer().subject());
  }
}
