// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.statistics.Estimate;
import racetrack.statistics.Estimate.Interval;

/// Speed-up, efficiency, and the band of a law.
class SpeedUpTest {

  private static ScalingFigure figure(boolean higherIsBetter, Map<Integer, Double> means) {
    TreeMap<Integer, Estimate> points = new TreeMap<>();
    means.forEach((workers, mean) ->
        points.put(workers, new Estimate(mean, new Interval(mean * 0.9, mean / 0.9), 3)));
    return new ScalingFigure(
        "CounterBench",
        "increment",
        new TreeMap<>(),
        new Scale(1, "operations / s", higherIsBetter),
        List.of(new Curve("ATOMIC", points)));
  }

  @Test
  void isHeldAgainstTheSubjectsOwnSingleWorker() {
    Curve curve = figure(true, Map.of(1, 50.0, 2, 80.0, 4, 100.0)).speedUp().curves().getFirst();
    assertEquals(1, curve.at(1).orElseThrow().mean());
    assertEquals(
        new Interval(1, 1), curve.at(1).orElseThrow().interval(), "one worker is itself, exactly");
    assertEquals(1.6, curve.at(2).orElseThrow().mean(), 1e-9);
    Interval interval = curve.at(4).orElseThrow().interval();
    assertNotNull(interval);
    double width = Math.sqrt(2) * Math.log(1 / 0.9);
    assertEquals(2 * Math.exp(-width), interval.low(), 1e-9);
    assertEquals(2 * Math.exp(width), interval.high(), 1e-9);
  }

  @Test
  void isEfficiencyWhenDividedByTheWorkers() {
    Curve curve = figure(true, Map.of(1, 50.0, 2, 80.0, 4, 100.0)).efficiency().curves().getFirst();
    assertEquals(
        List.of(1.0, 0.8, 0.5), curve.points().values().stream().map(Estimate::mean).toList());
  }

  @Test
  void isNotToldOfTimesNorWithoutASingleWorker() {
    assertTrue(figure(true, Map.of(1, 50.0, 2, 80.0, 4, 100.0)).hasSpeedUp());
    assertFalse(figure(false, Map.of(1, 50.0, 2, 80.0, 4, 100.0)).hasSpeedUp());
    assertFalse(figure(true, Map.of(2, 80.0, 4, 100.0, 8, 100.0)).hasSpeedUp());
    assertFalse(figure(true, Map.of(1, 0.0, 2, 80.0, 4, 100.0)).hasSpeedUp());
  }

  @Test
  void hasABandThatHoldsTheLaw() {
    Curve curve = figure(true, Map.of(1, 100.0, 2, 190.0, 4, 340.0, 8, 560.0)).curves().getFirst();
    List<LawBand.Edge> band = LawBand.of(curve);
    double law = curve.law().orElseThrow().throughput(8);
    LawBand.Edge last = band.getLast();
    assertEquals(8, last.workers(), 1e-9);
    assertTrue(last.low() < law && law < last.high(), last::toString);
    assertTrue(last.low() > 0.7 * law && last.high() < 1.4 * law, last::toString);
    assertEquals(band, LawBand.of(curve), "the same curve has the same band");
  }

  @Test
  void hasAChartOfMemoryOnlyWhereItDependsOnTheWorkers() {
    ScalingFigure plain = figure(true, Map.of(1, 50.0, 2, 80.0));
    assertTrue(plain.memory().isEmpty(), "nothing was counted");
    assertTrue(allocating(plain, 24, 27).memory().isEmpty(), "a table says as much");
    assertTrue(allocating(plain, 2, 6).memory().isEmpty(), "less than a word");
    Curve grows = allocating(plain, 24, 40).memory().orElseThrow().curves().getFirst();
    assertEquals(40, grows.at(2).orElseThrow().mean());
  }

  private static ScalingFigure allocating(ScalingFigure figure, double one, double two) {
    return new ScalingFigure(
        figure.benchmark(),
        figure.title(),
        figure.parameters(),
        figure.scale(),
        figure.curves(),
        null,
        Map.of("ATOMIC", new TreeMap<>(Map.of(1, one, 2, two))));
  }

  @Test
  void isDrawnAsTextWithColoursForDarkPages(@TempDir Path folder) throws IOException {
    ScalingFigure figure = figure(true, Map.of(1, 50.0, 2, 80.0, 4, 100.0));
    ChartFiles.writeSpeedUp(figure, "Counter: increment", 2, folder, "chart");
    String svg = Files.readString(folder.resolve("chart.svg"));
    for (String text : List.of("Counter: increment", "workers", "ATOMIC", "0.5", "1")) {
      assertTrue(svg.contains(">" + text + "</text>"), () -> text + " in " + svg);
    }
    assertTrue(svg.contains("@media (prefers-color-scheme: dark)"), svg);
    assertTrue(svg.contains("font-family:'DejaVu Sans'"), svg);
    assertFalse(svg.contains(">-"), "a label below the axis");
    assertFalse(svg.contains("rgb(255,255,254)"), "what is not wanted");
    assertFalse(svg.contains("&quot;"), "a name of this machine's fonts");
  }
}
