// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;

/// Which cells a race has.
class RacePlanTest {

  private static final String STRESS = "racetrack.lock.counter.CounterStress.";

  private final Entry counter = Catalogue.load().find("lock.counter").orElseThrow();

  @Test
  void asksEverySoundSubjectEveryScenario() {
    List<Cell> cells = RacePlan.cells(List.of(counter), List.of(STRESS + "One", STRESS + "Two"));
    counter
        .sound()
        .forEach(subject ->
            assertEquals(
                List.of("One", "Two"),
                cells.stream()
                    .filter(cell -> cell.subject().equals(subject) && cell.test() != null)
                    .map(cell -> cell.check().name())
                    .toList()));
  }

  @Test
  void asksATwinOnlyWhatItsWoundNames() {
    List<Cell> cells =
        RacePlan.cells(List.of(counter), List.of(STRESS + "LostUpdate", STRESS + "Other"));
    assertTrue(
        cells.stream().filter(Cell::isTwin).noneMatch(cell -> cell.check().name().equals("Other")));
    assertTrue(cells.getFirst().isTwin());
  }

  @Test
  void keepsAScenarioThatIsNowhereToBeFound() {
    List<Cell> cells = RacePlan.cells(List.of(counter), List.of());
    assertTrue(cells.size() > counter.sound().size());
    for (Cell cell : cells) {
      assertNull(cell.test());
      assertEquals(Finding.NOT_ASKED, cell.finding());
      assertTrue(cell.answer().evidence().contains("has no scenario"));
    }
  }
}
