// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.reports.marks.TrialMarks.BOUNDS;
import static racetrack.reports.marks.TrialMarks.ENDS;
import static racetrack.reports.marks.TrialMarks.TAKES;
import static racetrack.reports.marks.TrialMarks.WAKES;
import static racetrack.reports.marks.TrialMarks.broken;
import static racetrack.reports.marks.TrialMarks.caught;
import static racetrack.reports.marks.TrialMarks.graded;
import static racetrack.reports.marks.TrialMarks.held;
import static racetrack.reports.marks.TrialMarks.marking;
import static racetrack.reports.marks.TrialMarks.refused;
import static racetrack.reports.marks.TrialMarks.undecided;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Question;
import racetrack.reports.check.Part;
import racetrack.reports.check.Word;
import racetrack.reports.marks.Mark.Line;

class MarkingTest {

  private static final Part CONTRACT = held(Question.CONTRACT);
  private static final Part MODEL = held(Question.MODEL);
  private static final Part RACE = held(Question.RACE);

  private static Mark mark(Part... parts) {
    return marking().mark(graded(parts));
  }

  private static Optional<BigDecimal> points(String points) {
    return Optional.of(new BigDecimal(points));
  }

  private static Standing standing(Mark mark, Dimension dimension) {
    return mark.lines().stream()
        .filter(line -> line.dimension() == dimension)
        .map(Line::standing)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givesAllPointsForWhatHolds() {
    Mark mark = mark(CONTRACT, MODEL, RACE);
    assertEquals(Standing.HELD, mark.verdict());
    assertEquals(points("100.0"), mark.total());
    assertEquals(5, mark.lines().size());
  }

  @Test
  void capsABrokenContractLowerThanARace() {
    assertEquals(points("40.0"), mark(broken(Question.CONTRACT, TAKES), MODEL, RACE).total());
    Mark race = mark(CONTRACT, MODEL, broken(Question.RACE, Check.race("Overtaking")));
    assertEquals(points("60.0"), race.total());
    assertTrue(race.because().getFirst().contains("60 %"), race.because()::toString);
  }

  @Test
  void capsALostWakeUp() {
    assertEquals(points("60.0"), mark(broken(Question.CONTRACT, WAKES), MODEL, RACE).total());
  }

  @Test
  void capsWhatHoldsTooMuchAndWhatIsDeafToAnInterrupt() {
    assertEquals(points("60.0"), mark(broken(Question.CONTRACT, BOUNDS), MODEL, RACE).total());
    assertEquals(points("80.0"), mark(broken(Question.CONTRACT, ENDS), MODEL, RACE).total());
  }

  @Test
  void takesOnlyItsPointsForWhatHasNoCap() {
    Graded graded = graded(broken(Question.CONTRACT, BOUNDS), MODEL, RACE);
    Mark mark = marking(BOUNDS, Dimension.CONCURRENT).mark(graded);
    assertEquals(Standing.BROKEN, mark.verdict());
    assertEquals(points("94.4"), mark.total());
    assertEquals(List.of(), mark.because());
    assertEquals(List.of("Broken: real concurrency."), mark.why());
  }

  @Test
  void leavesWhatIsNotDecidedToAPerson() {
    Mark mark = mark(CONTRACT, MODEL, undecided(Question.RACE));
    assertEquals(Standing.NOT_DECIDED, mark.verdict());
    assertEquals(Optional.empty(), mark.total());
    assertTrue(mark.atLeast().compareTo(mark.atMost()) < 0, mark::points);
    assertEquals(Standing.NOT_DECIDED, standing(mark, Dimension.RACE_FREE));
    assertEquals(Standing.HELD, standing(mark, Dimension.CONTRACT));
  }

  @Test
  void leavesOnlyThatOpenWhichIsOpen() {
    Mark mark = mark(undecided(Question.CONTRACT, ENDS), MODEL, RACE);
    assertEquals(Standing.NOT_DECIDED, standing(mark, Dimension.INTERRUPTIBLE));
    assertEquals(Standing.HELD, standing(mark, Dimension.BOUNDED));
    assertEquals(Optional.empty(), mark.total());
  }

  @Test
  void decidesNothingWhereAnAlarmWasRaised() {
    Part alarmed =
        new Part(Question.MODEL, Word.HELD, "all", List.of(), 1, 0, List.of("A twin held."));
    Mark mark = mark(broken(Question.CONTRACT, TAKES), alarmed, RACE);
    assertEquals(Standing.NOT_DECIDED, mark.verdict());
    assertEquals(Optional.empty(), mark.total());
    assertTrue(mark.because().contains("A twin held."), mark.because()::toString);
    mark.lines().forEach(line -> assertEquals(Standing.NOT_DECIDED, line.standing()));
  }

  /// A cap can make what is open worthless: then nobody has to look.
  @Test
  void decidesWhereTheOpenPointsCannotCount() {
    Mark mark = mark(broken(Question.CONTRACT, TAKES), MODEL, undecided(Question.RACE));
    assertEquals(Optional.empty(), mark.total());
    Mark capped =
        mark(broken(Question.CONTRACT, TAKES), undecided(Question.MODEL, Check.model()), RACE);
    assertEquals(new BigDecimal("40.0"), capped.atMost());
  }

  @Test
  void countsAsFailedWhatTheClassItselfKeptBack() {
    Part contract =
        new Part(
            Question.CONTRACT,
            Word.BROKEN,
            "1 of 4 checks",
            List.of(broken(WAKES)),
            0,
            0,
            List.of(),
            List.of(ENDS),
            true);
    Part model =
        new Part(
            Question.MODEL,
            Word.NOT_DECIDED,
            "Not asked.",
            List.of(),
            0,
            0,
            List.of(),
            List.of(),
            true);
    Mark mark = mark(contract, model);
    assertEquals(Standing.NOT_REACHED, standing(mark, Dimension.INTERRUPTIBLE));
    assertEquals(Standing.NOT_REACHED, standing(mark, Dimension.RACE_FREE));
    assertEquals(Standing.HELD, standing(mark, Dimension.CONTRACT));
    assertTrue(mark.total().isPresent());
  }

  @Test
  void givesARefusedSubmissionNoPoints() {
    Mark mark = marking().mark(refused("It does not compile."));
    assertEquals(Standing.REFUSED, mark.verdict());
    assertEquals(points("0.0"), mark.total());
    assertEquals(List.of("It does not compile."), mark.because());
  }

  @Test
  void givesTestsPointsForTwinsTheyCatch() {
    List<String> twins = List.of("BROKEN_UNBOUNDED", "BROKEN_NOTIFY");
    Mark half = marking().mark(caught(twins.subList(0, 1), twins.subList(1, 2), List.of()));
    assertEquals(points("60.0"), half.total());
    assertEquals(points("100.0"), marking().mark(caught(twins, List.of(), List.of())).total());
    assertEquals(
        points("50.0"), marking().mark(caught(twins, List.of(), List.of("CONDITION"))).total());
  }

  @Test
  void leavesSpeedToAPersonIfItHasPoints() {
    Scheme scheme =
        SchemeFile.parse("s.yaml", "version: 1\nout-of: 10\npoints: {contract: 8, speed: 2}\n");
    Mark mark = new Marking(scheme, marking().checks()).mark(graded(CONTRACT, MODEL, RACE));
    assertEquals(Optional.empty(), mark.total());
    assertEquals(new BigDecimal("8.0"), mark.atLeast());
    assertEquals(new BigDecimal("10.0"), mark.atMost());
  }

  @Test
  void givesAllPointsThatThereAre() {
    Random random = new Random(7);
    for (int trial = 0; trial < 300; trial++) {
      Mark mark = marking().mark(TrialMarks.any(random));
      if (!mark.lines().isEmpty()) {
        assertEquals(
            mark.outOf(),
            mark.lines().stream().map(Line::most).reduce(BigDecimal.ZERO, BigDecimal::add));
      }
      assertTrue(mark.atLeast().compareTo(mark.atMost()) <= 0, mark::points);
      assertTrue(mark.atMost().compareTo(mark.outOf()) <= 0, mark::points);
      if (mark.verdict() == Standing.NOT_DECIDED) {
        assertEquals(Optional.empty(), mark.total());
      }
    }
  }
}
