// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.reports.results.GridMeasurement;
import racetrack.reports.results.GridMeasurement.Cell;

class GridFindingsTest {

  /// A member needs 5 ms more than a thread for each task, and a tenth of that cannot overlap.
  private static Page.GridPart part() {
    List<Cell> cells = new ArrayList<>();
    for (int millis : List.of(1, 10, 100)) {
      cells.add(new Cell("THREADS", 1, millis, 100, 1_000.0 / millis, 0.1));
      for (int members = 1; members <= 4; members++) {
        double seconds = (millis + 5 + 0.5 * (members - 1)) / 1_000.0;
        double busy = members == 4 && millis < 100 ? 0.95 : 0.5;
        cells.add(new Cell("GRID", members, millis, 100, members / seconds, busy));
      }
    }
    return GridFindings.of(new GridMeasurement(Instant.EPOCH, "25", 2, 0.1, 0.2, cells));
  }

  @Test
  void sayFromWhichLengthOnMembersPay() {
    assertEquals(
        List.of(
            "2 members, payload 100 B: more than one thread from tasks of 10 ms on.",
            "4 members, payload 100 B: more than one thread from tasks of 10 ms on."),
        part().crossings());
  }

  @Test
  void compareEachPoolToOneThread() {
    List<List<String>> lines = part().lines();
    assertEquals(3, lines.size());
    assertEquals(
        List.of("100 B", "10 ms", "–", "–", "–", "0.67 ×", "1.29 ×", "2.42 × (host busy)"),
        lines.get(1));
  }

  @Test
  void projectWhatNobodyHasMeasured() {
    List<List<String>> projections = part().projections();
    assertEquals(3, projections.size());
    assertEquals(
        List.of("100 B", "100 ms", "14.93 ×", "49.23 ×"), projections.getLast().subList(0, 4));
    assertTrue(projections.getLast().get(4).startsWith("σ = 0.005"), projections::toString);
  }

  @Test
  void projectNothingFromAHostThatWasBusy() {
    assertEquals(
        List.of("100 B", "10 ms", "–", "–", "none: the host was busy"),
        part().projections().get(1).subList(0, 5));
  }

  /// The second member halves the throughput, and the third doubles it again.
  @Test
  void projectNothingByALawThatDoesNotFit() {
    List<Cell> cells = new ArrayList<>();
    for (int members = 1; members <= 4; members++) {
      double perSecond = members == 2 ? 500 : 1_000 * members;
      cells.add(new Cell("GRID", members, 1, 100, perSecond, 0.5));
    }
    List<List<String>> projections =
        GridFindings.of(new GridMeasurement(Instant.EPOCH, "25", 2, 0.1, 0.2, cells)).projections();
    assertEquals(
        List.of("100 B", "1 ms", "–", "–", "none fits"), projections.getFirst().subList(0, 5));
  }

  @Test
  void sayNothingOfWhatWasNotMeasured() {
    Page.GridPart part =
        GridFindings.of(new GridMeasurement(Instant.EPOCH, "25", 2, 0.1, 0.2, List.of()));
    assertEquals(List.of(), part.lines());
    assertEquals(List.of(), part.projections());
  }
}
