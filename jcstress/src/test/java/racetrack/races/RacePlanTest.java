// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Subject;

/// Which cells a race has.
class RacePlanTest {

  private static final String STRESS = "racetrack.lock.counter.CounterStress.";

  private final Entry counter = Catalogue.load().find("lock.counter").orElseThrow();

  @Test
  void asksEverySoundSubjectEveryScenario() {
    List<Cell> cells =
        RacePlan.cells(
            List.of(counter), List.of(STRESS + "One", STRESS + "Two"), List.of(), List.of());
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
  void asksAClassFromOutsideWhatSoundSubjectsAreAsked() {
    List<Answer> answers =
        RacePlan.cells(
                List.of(counter),
                List.of(STRESS + "LostUpdate"),
                List.of("com.acme.OwnCounter"),
                List.of())
            .stream()
            .filter(cell -> cell.alias().equals("SUBMITTED:com.acme.OwnCounter"))
            .map(Cell::answer)
            .toList();
    assertEquals(
        List.of(Check.race("LostUpdate"), Check.race("Publication"), Check.race("Tearing")),
        answers.stream().map(Answer::check).toList());
    assertTrue(answers.stream().allMatch(a -> a.subject().equals("com.acme.OwnCounter")));
  }

  @Test
  void asksAClassFromOutsideOnlyTheScenariosThatAreNamed() {
    List<Check> checks =
        RacePlan.cells(
                List.of(counter),
                List.of(STRESS + "LostUpdate"),
                List.of("com.acme.OwnCounter:LostUpdate:Tearing", "com.acme.Whole"),
                List.of())
            .stream()
            .filter(Cell::isPlanted)
            .map(cell -> cell.check())
            .toList();
    assertEquals(List.of(Check.race("LostUpdate"), Check.race("Tearing")), checks);
  }

  @Test
  void asksAClassFromOutsideOnlyWhereAnotherBreaksIfTold() {
    List<Cell> cells =
        RacePlan.cells(
                List.of(counter),
                List.of(STRESS + "LostUpdate"),
                List.of("com.acme.Own", "com.acme.Sound?com.acme.Own"),
                List.of())
            .stream()
            .filter(cell -> cell.alias().startsWith("SUBMITTED:"))
            .toList();
    assertEquals(
        Set.of("SUBMITTED:com.acme.Sound"),
        cells.stream()
            .filter(cell -> !cell.isDue(cells))
            .map(Cell::alias)
            .collect(Collectors.toSet()));
  }

  @Test
  void asksAMutantWhatItsSubjectIsAsked() {
    Mutant mutant = new Mutant("LOCK", Path.of("some", "folder"));
    List<Answer> answers =
        RacePlan.cells(List.of(counter), List.of(STRESS + "LostUpdate"), List.of(), List.of(mutant))
            .stream()
            .filter(cell -> cell.alias().equals(mutant.alias()))
            .map(Cell::answer)
            .toList();
    assertEquals(
        List.of(Check.race("LostUpdate"), Check.race("Publication"), Check.race("Tearing")),
        answers.stream().map(Answer::check).toList());
    assertTrue(answers.stream().allMatch(a -> a.subject().equals(mutant.alias())));
    assertEquals(Optional.of(mutant), Mutant.of(mutant.alias()));
    assertEquals(Optional.empty(), Mutant.of("LOCK"));
  }

  @Test
  void asksATwinOnlyWhatItsWoundNames() {
    List<Cell> cells =
        RacePlan.cells(
            List.of(counter),
            List.of(STRESS + "LostUpdate", STRESS + "Other"),
            List.of(),
            List.of());
    assertTrue(
        cells.stream().filter(Cell::isTwin).noneMatch(cell -> cell.check().name().equals("Other")));
    assertTrue(cells.getFirst().isTwin());
  }

  @Test
  void keepsAScenarioThatIsNowhereToBeFound() {
    List<Cell> cells = RacePlan.cells(List.of(counter), List.of(), List.of(), List.of());
    for (Subject subject : counter.sound()) {
      assertTrue(
          cells.stream()
              .anyMatch(c -> c.subject().equals(subject) && c.check().name().equals("LostUpdate")),
          subject::name);
    }
    for (Cell cell : cells) {
      assertNull(cell.test());
      assertEquals(Finding.NOT_ASKED, cell.finding());
      assertTrue(cell.answer().evidence().contains("has no scenario"));
    }
  }
}
