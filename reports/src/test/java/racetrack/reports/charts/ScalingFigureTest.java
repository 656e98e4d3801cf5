// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.reports.results.Measurement;
import racetrack.statistics.Estimate;
import racetrack.statistics.Scatter;

class ScalingFigureTest {

  @Test
  void setsEachSettingOfAnOperationApart() {
    List<ScalingFigure> figures =
        ScalingFigure.of(
            List.of(
                measurement("take", "JDK", Map.of("capacity", "1"), 1, "ops/s"),
                measurement("take", "JDK", Map.of("capacity", "16"), 1, "ops/s"),
                measurement("put", "JDK", Map.of("capacity", "1"), 1, "ops/s")),
            List.of(),
            Scatter.UNKNOWN);
    assertEquals(
        List.of("take, capacity 1", "take, capacity 16", "put, capacity 1"),
        figures.stream().map(ScalingFigure::heading).toList());
    assertEquals("QueueBench-take-capacity-1", figures.getFirst().slug());
  }

  @Test
  void putsOperationsWithoutSubjectsSideBySide() {
    List<ScalingFigure> figures =
        ScalingFigure.of(
            List.of(
                measurement("threads", null, Map.of(), 1, "ops/s"),
                measurement("processes", null, Map.of(), 1, "ops/s")),
            List.of(),
            Scatter.UNKNOWN);
    assertEquals(1, figures.size());
    assertEquals("queue", figures.getFirst().title());
    assertEquals(
        List.of("threads", "processes"),
        figures.getFirst().curves().stream().map(Curve::name).toList());
  }

  @Test
  void keepsTheOrderOfTheCatalogueAndSubjectsThatItDoesNotKnow() {
    List<Measurement> measurements =
        List.of(
            measurement("take", "GONE", Map.of(), 1, "ops/s"),
            measurement("take", "JDK", Map.of(), 1, "ops/s"),
            measurement("take", "MONITOR", Map.of(), 1, "ops/s"));
    assertEquals(
        List.of("MONITOR", "JDK", "GONE"),
        ScalingFigure.of(measurements, List.of("MONITOR", "JDK"), Scatter.UNKNOWN)
            .getFirst()
            .curves()
            .stream()
            .map(Curve::name)
            .toList());
  }

  @Test
  void takesTheFastestSingleWorkerForTheIdeal() {
    ScalingFigure figure =
        ScalingFigure.of(
                List.of(
                    measurement("take", "SLOW", Map.of(), 1, "ops/s", 100.0),
                    measurement("take", "FAST", Map.of(), 1, "ops/s", 200.0),
                    measurement("take", "SLOW", Map.of(), 8, "ops/s", 900.0)),
                List.of(),
                Scatter.UNKNOWN)
            .getFirst();
    assertEquals(Optional.of(new ScalingFigure.Ideal("FAST", 200)), figure.ideal());
    assertEquals(800, figure.ideal().orElseThrow().throughput(4));
  }

  @Test
  void hasNoIdealWithoutASingleWorkerOrForTimes() {
    assertEquals(
        Optional.empty(), single(measurement("take", "JDK", Map.of(), 2, "ops/s")).ideal());
    assertEquals(
        Optional.empty(), single(measurement("take", "JDK", Map.of(), 1, "us/op")).ideal());
  }

  @Test
  void leavesOutMeasurementsWithoutAUsableFork() {
    Measurement nothing =
        new Measurement(
            "queue.bounded",
            "QueueBench",
            "take",
            "JDK",
            new TreeMap<>(),
            1,
            "thrpt",
            "ops/s",
            List.of(),
            null,
            null);
    assertEquals(List.of(), ScalingFigure.of(List.of(nothing), List.of(), Scatter.UNKNOWN));
  }

  @Test
  void choosesAUnitInWhichFiguresAreShort() {
    assertEquals(new Scale(1, "million operations / s", true), Scale.of("ops/us", 27));
    assertEquals(new Scale(1e-3, "billion operations / s", true), Scale.of("ops/us", 1500));
    assertEquals("thousand operations / s", Scale.of("ops/s", 9999).unit());
    assertEquals("operations / s", Scale.of("ops/s", 5).unit());
    assertEquals("µs / operation", Scale.of("ms/op", 0.5).unit());
    assertEquals(500, 0.5 * Scale.of("ms/op", 0.5).factor(), 1e-9);
    assertEquals(new Scale(1, "pages", false), Scale.of("pages", 5));
  }

  @Test
  void convertsItsCurvesToItsUnit() {
    Estimate estimate =
        single(measurement("take", "JDK", Map.of(), 1, "ops/s", 2000.0))
            .curves()
            .getFirst()
            .points()
            .firstEntry()
            .getValue();
    assertEquals(2, estimate.mean(), 1e-9);
    assertNull(estimate.interval());
  }

  @Test
  void keepsNamesApartAndInsideThePlot() {
    assertArrayEquals(
        new double[] {10, 34, 90}, ScalingChart.apart(new double[] {10, 12, 90}, 0, 100));
    assertArrayEquals(
        new double[] {52, 76, 100}, ScalingChart.apart(new double[] {95, 96, 97}, 0, 100));
    assertArrayEquals(new double[] {0, 24, 48}, ScalingChart.apart(new double[] {0, 0, 0}, 0, 10));
  }

  private static ScalingFigure single(Measurement measurement) {
    return ScalingFigure.of(List.of(measurement), List.of(), Scatter.UNKNOWN).getFirst();
  }

  private static Measurement measurement(
      String operation,
      @Nullable String subject,
      Map<String, String> parameters,
      int workers,
      String unit,
      Double... forks) {
    return new Measurement(
        "queue.bounded",
        "QueueBench",
        operation,
        subject,
        new TreeMap<>(parameters),
        workers,
        "thrpt",
        unit,
        forks.length == 0 ? List.of(5.0) : List.of(forks),
        null,
        null);
  }
}
