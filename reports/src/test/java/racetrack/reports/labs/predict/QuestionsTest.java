// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.predict.Question.Option;
import racetrack.reports.labs.predict.steps.Scheduled;

/// Is what the questions say true, and are they whole?
class QuestionsTest {

  private static final int LINES = 10;
  private static final QuestionBank BANK = QuestionBank.load(QuestionBank.ENGLISH);

  static List<Question> questions() {
    return BANK.questions();
  }

  /// The right answer of a race needs the race as well, which `PredictIT` runs; but whatever an
  /// interleaving shows is possible.
  @ParameterizedTest
  @MethodSource("questions")
  void haveTheAnswerThatTheirProgramGives(Question question) throws InterruptedException {
    Found found = Answering.run(question);
    if (question.race().isPresent()) {
      assertTrue(
          question.right().outcomes().containsAll(found.outcomes()),
          () -> "%s: found %s".formatted(question.id(), found.outcomes()));
    } else {
      assertEquals(found.outcomes(), question.right().outcomes(), question.id());
      assertTrue(found.bearsOut(question));
    }
    question
        .schedule()
        .ifPresent(wanted ->
            assertTrue(found.explored().contains(wanted), () -> question.id() + ": no " + wanted));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void tagEachWrongAnswerWithItsMisconception(Question question) {
    assertTrue(question.options().size() >= 3, question.id());
    for (Option option : question.options()) {
      assertFalse(option.outcomes().isEmpty(), () -> question.id() + " " + option.letter());
      if (!option.isRight()) {
        assertTrue(
            BANK.misconceptions().containsKey(option.misconception().orElseThrow()),
            () -> question.id() + " " + option.letter());
        assertFalse(option.feedback().isBlank(), () -> question.id() + " " + option.letter());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void haveOneAnswerWithTheOutcomesOfTheRightOne(Question question) {
    if (question.race().isEmpty()) {
      List<Option> same =
          question.options().stream()
              .filter(option -> option.outcomes().equals(question.right().outcomes()))
              .toList();
      assertEquals(List.of(question.right()), same, question.id());
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void showTenLinesOfCodeAtMost(Question question) {
    List<String> code =
        ProgramSource.of(question.program()).lines().stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("}"))
            .toList();
    assertTrue(code.size() <= LINES, () -> question.id() + ": " + code.size());
  }

  /// Fields that are static would carry over from one interleaving to the next.
  @ParameterizedTest
  @MethodSource("questions")
  void haveProgramsThatBeginAnew(Question question) {
    if (!Scheduled.threadsOf(question.program()).isEmpty()) {
      for (Field field : question.program().getDeclaredFields()) {
        assertFalse(Modifier.isStatic(field.getModifiers()), field::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void nameAPatternOfTheCatalogueAndARaceThatItHas(Question question) {
    Catalogue catalogue = Catalogue.load();
    Entry entry = catalogue.find(question.key()).orElseThrow();
    question
        .race()
        .ifPresent(race -> {
          assertEquals(entry.key(), race.key());
          Set<String> subjects =
              entry.subjects().stream().map(subject -> subject.name()).collect(Collectors.toSet());
          assertTrue(subjects.contains(race.subject()), question.id());
          assertFalse(Check.race(race.scenario()).name().isEmpty());
        });
  }

  @Test
  void areManyAndDiverse() {
    Set<String> ids = new HashSet<>();
    Set<String> patterns = new HashSet<>();
    Set<String> misconceptions = new HashSet<>();
    Set<Class<?>> programs = new HashSet<>();
    for (Question question : BANK.questions()) {
      assertTrue(ids.add(question.id()), question.id());
      assertTrue(programs.add(question.program()), question.id());
      patterns.add(question.key());
      question.options().forEach(option -> option.misconception().ifPresent(misconceptions::add));
    }
    assertTrue(ids.size() >= 40, () -> ids.size() + " questions");
    assertTrue(patterns.size() >= 20, () -> patterns.size() + " patterns");
    assertEquals(BANK.misconceptions().keySet(), misconceptions);
  }
}
