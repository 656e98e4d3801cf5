// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;

class AuditLabIT {

  private final AuditLab lab =
      new AuditLab(Kit.locate(), Catalogue.load().find("lock.transfer").orElseThrow(), 3);

  @Test
  void isDoneWhenEveryClassIsJudgedAsItIs() {
    Outcome outcome = lab.check(answers(this::truth));
    assertEquals(Word.HELD, outcome.word());
    assertTrue(outcome.isDone());
  }

  @Test
  void saysHowManyAreJudgedWrongly() {
    Outcome outcome = lab.check(answers(_ -> "right"));
    assertEquals(Word.BROKEN, outcome.word());
    String good = (lab.classes().size() - lab.wrong().size()) + " of " + lab.classes().size();
    assertTrue(outcome.lines().getFirst().startsWith(good), outcome::toString);
    assertTrue(lab.check(answers(_ -> "§1")).word() == Word.BROKEN, "nobody breaks them all");
  }

  @Test
  void saysWhatIsNoAnswer() {
    assertSays("says nothing of A: write right", lab.form());
    assertSays("says \"99\" of A: write right, or the number", answers(_ -> "99"));
    assertSays("says \"perhaps\" of A", answers(_ -> "Perhaps"));
  }

  private void assertSays(String sentence, String answers) {
    String said =
        String.valueOf(assertThrows(BadLabException.class, () -> lab.check(answers)).getMessage());
    assertTrue(said.contains(sentence), said);
  }

  private String answers(Function<Subject, String> answer) {
    return lab.classes().entrySet().stream()
        .map(one -> one.getKey() + " = " + answer.apply(one.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private String truth(Subject subject) {
    return subject.claim() instanceof Claim.Sound
        ? "right"
        : lab.promises(subject).iterator().next().toString();
  }
}
