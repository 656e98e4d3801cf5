// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;

/// Ids that repeat one check.
class RepeatTest {

  private static final Entry QUEUE = Catalogue.load().find("queue.bounded").orElseThrow();
  private static final Check WAITS = Check.contract("makesAPutWaitUntilThereIsRoom");

  private static Answer answer(Check check, String evidence) {
    return new Answer(
        QUEUE.key(),
        "com.acme.Own",
        check,
        Finding.BROKE,
        evidence,
        List.of(),
        null,
        1,
        Instant.now(),
        List.of());
  }

  @Test
  void areReadAsTheyAreWritten() {
    Repeat second = Repeat.of(answer(WAITS, "producer failed\nAsked with: [2] VIRTUAL"));
    assertEquals("contract/makesAPutWaitUntilThereIsRoom/2", second.toString());
    assertEquals(second, Repeat.parse(second.toString()));
    Repeat race = Repeat.of(answer(Check.race("LostUpdate"), ""));
    assertEquals("race/LostUpdate", race.toString());
    assertEquals(race, Repeat.parse("race/LostUpdate"));
  }

  @Test
  void nameTheScenarioOfAModelThatBroke() {
    Exploration found =
        new Exploration(
            List.of(
                new Exploration.Scenario(50, 50, 50, false),
                new Exploration.Scenario(50, 50, 3, true)),
            null);
    assertEquals(
        "model/isLinearizable/2", Repeat.of(answer(Check.model(), "").with(found)).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "model",
        "dream/isLinearizable",
        "model/a/0",
        "model/a/1/2",
        "race/A/1",
        "a b/c"
      })
  void areRefusedInOneSentence(String id) {
    assertEquals(
        "'%s' repeats nothing: an id is what a result of `check` says after --repeat, such as"
                .formatted(id)
            + " model/isLinearizable/1.",
        assertThrows(BadSubmissionException.class, () -> Repeat.parse(id)).getMessage());
  }
}
