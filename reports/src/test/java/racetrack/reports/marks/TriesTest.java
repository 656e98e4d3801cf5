// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.reports.marks.ClassView.Count;

/// How many versions it took until one held.
class TriesTest {

  @Test
  void countsTheVersionsUntilTheFirstThatHeld() {
    assertEquals(
        List.of(
            new Count("the first version", 1, 25),
            new Count("version 3", 1, 25),
            new Count("none has held yet", 2, 50)),
        Tries.counts(
            List.of(
                List.of("BROKEN", "not asked", "HELD", "BROKEN", "HELD"),
                List.of("BROKEN", "NOT DECIDED"),
                List.of("HELD"),
                List.of("BROKEN"))));
  }

  @Test
  void countsNothingWhereEachWasGradedOnce() {
    assertEquals(List.of(), Tries.counts(List.of(List.of("HELD"), List.of("BROKEN"), List.of())));
  }
}
