// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.reports.marks.TrialMarks.ENTRY;
import static racetrack.reports.marks.TrialMarks.TAKES;
import static racetrack.reports.marks.TrialMarks.held;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Result;
import racetrack.reports.launch.Kit;

class AskedDimensionTest {

  private static AskedDimension asked(Dimension dimension) {
    return new AskedDimension(ENTRY, dimension, TrialMarks.marking().checks());
  }

  @Test
  void asksOnlyWhatIsNeeded() {
    assertEquals(Set.of(Question.CONTRACT), asked(Dimension.INTERRUPTIBLE).questions());
    assertEquals(EnumSet.of(Question.MODEL, Question.RACE), asked(Dimension.RACE_FREE).questions());
    assertEquals(Set.of(), asked(Dimension.TIDY).questions());
  }

  @Test
  void tellsOfNothingElse() {
    Result result =
        new Result(
            ENTRY,
            "Handed",
            List.of(TrialMarks.broken(Question.CONTRACT, TAKES), held(Question.MODEL)),
            Duration.ZERO);
    assertEquals(Standing.BROKEN, asked(Dimension.CONTRACT).of(result).standing());
    assertEquals(Standing.HELD, asked(Dimension.BOUNDED).of(result).standing());
    assertEquals(Standing.NOT_DECIDED, asked(Dimension.TIDY).of(result).standing());
  }

  /// Each check of the kit belongs to a dimension, read from the class files.
  @Test
  void knowsTheDimensionsOfTheKit() {
    DimensionsOfChecks checks = DimensionsOfChecks.ofKit(Kit.locate());
    for (Entry entry : Catalogue.load().entries()) {
      assertFalse(checks.of(entry).isEmpty(), entry::key);
    }
    assertTrue(
        new AskedDimension(ENTRY, Dimension.LIVE, checks).known().contains(Dimension.BOUNDED));
  }
}
