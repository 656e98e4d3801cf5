// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.reports.labs.predict.ScheduleJudge.Judgement;
import racetrack.reports.labs.predict.steps.Exploration;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.labs.predict.steps.Scheduled;

/// Does a schedule lead to what is said of it?
class ScheduleJudgeTest {

  private static final QuestionBank BANK = QuestionBank.load(QuestionBank.ENGLISH);

  private static ScheduleJudge judge(String id) {
    return new ScheduleJudge(Scheduled.of(BANK.find(id).orElseThrow().program()));
  }

  @Test
  void runsWhatWasWritten() {
    ScheduleJudge judge = judge("lock.counter.lost-update");
    assertEquals("1", judge.judge(List.of(1, 2, 1, 2)).end().outcome());
    assertEquals("2", judge.judge(List.of(1, 1, 2, 2)).end().outcome());
    assertEquals("2", judge.judge(List.of(2, 2, 1, 1)).end().outcome());
  }

  @Test
  void letsTheThreadsRunOn() {
    Judgement judgement = judge("lock.counter.lost-update").judge(List.of(2, 1));
    assertEquals("1", judgement.end().outcome());
    assertEquals(List.of(2, 1, 1, 2), judgement.end().schedule());
    assertEquals(2, judgement.written());
  }

  @Test
  void saysWhoCannotGoThere() {
    Judgement judgement = judge("lock.counter.one-lock").judge(List.of(1, 2));
    assertEquals("", judgement.end().outcome());
    assertEquals(
        Optional.of("Thread 2 must wait at step 2 of the schedule; these can go on: 1."),
        judgement.trouble());
    assertEquals(
        Optional.of("Thread 1 has ended at step 4 of the schedule; these can go on: 2."),
        judge("lock.counter.one-lock").judge(List.of(1, 1, 1, 1)).trouble());
  }

  @Test
  void saysWhenThereAreTooManySteps() {
    Judgement judgement = judge("lock.counter.lost-update").judge(List.of(1, 1, 2, 2, 1));
    assertEquals(
        Optional.of("After 4 steps no thread can take another, but the schedule has 5."),
        judgement.trouble());
  }

  @Test
  void readsNumbersOfThreads() {
    ScheduleJudge judge = judge("lock.counter.lost-update");
    assertEquals(List.of(1, 1, 2, 2), judge.parse("1 1 2 2"));
    assertEquals(List.of(1, 1, 2, 2), judge.parse("11, 22;"));
    assertEquals(
        "A schedule is made of the numbers of the threads, such as 1 1 2 2, but it has '3'.",
        assertThrows(BadPredictionException.class, () -> judge.parse("1 3")).getMessage());
    assertThrows(BadPredictionException.class, () -> judge.parse("one"));
  }

  static List<Question> scheduled() {
    return BANK.questions().stream().filter(each -> each.schedule().isPresent()).toList();
  }

  /// What was found for an outcome leads there again.
  @ParameterizedTest
  @MethodSource("scheduled")
  void repeatsEveryRunThatIsShown(Question question) {
    Scheduled program = Scheduled.of(question.program());
    Exploration found = Exploration.of(program);
    for (Replay.End end : found.first().values()) {
      Judgement judgement = new ScheduleJudge(program).judge(end.schedule());
      assertEquals(end.outcome(), judgement.end().outcome(), question.id());
      assertEquals(end.taken(), judgement.end().taken(), question.id());
    }
  }
}
