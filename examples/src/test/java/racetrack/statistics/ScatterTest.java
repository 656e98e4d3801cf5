// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racetrack.statistics.Estimate.Interval;

class ScatterTest {

  @Test
  void isStudentsOnLogarithmsWhereNothingElseIsKnown() {
    Estimate estimate = Scatter.UNKNOWN.estimate(List.of(Math.exp(1), Math.exp(2), Math.exp(3)));
    assertEquals(Math.exp(2), estimate.mean(), 1e-9);
    assertEquals(3, estimate.forks());
    // t(0.975; 2) = 4.302653 from any table, s = 1, n = 3.
    double width = 4.302653 / Math.sqrt(3);
    Interval interval = requireNonNull(estimate.interval());
    assertEquals(2 - width, Math.log(interval.low()), 1e-6);
    assertEquals(2 + width, Math.log(interval.high()), 1e-6);
  }

  @Test
  void learnsFromTheRunHowFarForksScatter() {
    // A thousand cells whose forks scatter by a tenth: so do two forks that happen to agree.
    Scatter scatter = Scatter.of(cells(1_000, 3, () -> 0.1, new Random(1)));
    double width = scatter.estimate(List.of(1.0, 1.0001)).halfWidth().orElseThrow();
    assertEquals(1.96 * 0.1 / Math.sqrt(2), width, 0.02);
  }

  @Test
  void believesManyForksMoreThanTheRun() {
    Scatter scatter = Scatter.of(cells(1_000, 3, () -> 0.1, new Random(1)));
    List<Double> steady = cells(1, 200, () -> 0.02, new Random(2)).getFirst();
    double width = scatter.estimate(steady).halfWidth().orElseThrow();
    assertTrue(width < 1.96 * 0.05 / Math.sqrt(200), "±" + width);
  }

  @Test
  void saysNothingOfTheSpreadOfOneForkOrOfForksThatDidNothing() {
    assertNull(Scatter.UNKNOWN.estimate(List.of(5.0)).interval());
    Estimate zeros = Scatter.UNKNOWN.estimate(List.of(0.0, 4.0));
    assertEquals(2, zeros.mean());
    assertNull(zeros.interval());
  }

  @Test
  void refusesToEstimateFromNothing() {
    assertThrows(IllegalArgumentException.class, () -> Scatter.UNKNOWN.estimate(List.of()));
  }

  @Test
  void learnsNothingFromCellsThatCannotTell() {
    List<List<Double>> cells = new ArrayList<>(cells(11, 3, () -> 0.1, new Random(1)));
    cells.addAll(List.of(List.of(1.0), List.of(0.0, 1.0), List.of(2.0, 2.0)));
    assertSame(Scatter.UNKNOWN, Scatter.of(cells));
    cells.add(List.of(3.0, 4.0));
    assertNotSame(Scatter.UNKNOWN, Scatter.of(cells));
  }

  /// How far forks scattered on a quiet and on a busy host of two processors: the quartiles and the
  /// upper tenth of the standard deviations of their logarithms. It is not the distribution that
  /// the method assumes.
  @ParameterizedTest
  @CsvSource({
    "2, 480, 0.05, 0.13, 0.26",
    "3, 480, 0.05, 0.13, 0.26",
    "5, 480, 0.05, 0.13, 0.26",
    "2, 480, 0.11, 0.26, 0.48",
    "3, 480, 0.11, 0.26, 0.48",
    "5, 480, 0.11, 0.26, 0.48",
    "3, 24, 0.05, 0.13, 0.26",
    "5, 24, 0.05, 0.13, 0.26"
  })
  void coversTheTruthInNineteenOfTwentyCells(
      int forks, int cellsOfARun, double median, double upperQuartile, double upperTenth) {
    double[] at = {0, 0.5, 0.75, 0.9, 1};
    double[] deviations = {median / 8, median, upperQuartile, upperTenth, 2 * upperTenth};
    Random random = new Random(7);
    int asked = 0;
    int covered = 0;
    while (asked < 2_000) {
      List<List<Double>> cells =
          cells(
              cellsOfARun, forks, () -> interpolated(random.nextDouble(), at, deviations), random);
      Scatter scatter = Scatter.of(cells);
      for (List<Double> cell : cells) {
        Interval interval = requireNonNull(scatter.estimate(cell).interval());
        covered += interval.low() <= 1 && interval.high() >= 1 ? 1 : 0;
        asked++;
      }
    }
    double share = (double) covered / asked;
    assertTrue(share >= 0.93 && share <= 0.97, covered + " of " + asked);
  }

  private static double interpolated(double part, double[] at, double[] values) {
    int next = 1;
    while (part > at[next]) {
      next++;
    }
    double share = (part - at[next - 1]) / (at[next] - at[next - 1]);
    return values[next - 1] * Math.pow(values[next] / values[next - 1], share);
  }

  /// Cells whose truth is 1.
  private static List<List<Double>> cells(
      int count, int forks, DoubleSupplier deviation, Random random) {
    List<List<Double>> cells = new ArrayList<>();
    for (int cell = 0; cell < count; cell++) {
      double scatter = deviation.getAsDouble();
      cells.add(
          IntStream.range(0, forks)
              .mapToObj(_ -> Math.exp(scatter * random.nextGaussian()))
              .toList());
    }
    return cells;
  }
}
