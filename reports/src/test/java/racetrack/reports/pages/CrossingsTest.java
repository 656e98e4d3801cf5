// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.Scale;
import racetrack.reports.charts.ScalingFigure;
import racetrack.statistics.Estimate;
import racetrack.statistics.Estimate.Interval;

class CrossingsTest {

  private static final Scale THROUGHPUT = new Scale(1, "operations / s", true);
  private static final Scale TIME = new Scale(1, "ns / operation", false);

  @Test
  void findsWhereOneStopsBeingBetter() {
    // The ratio is 4 at 100 and 1/4 at 10,000: it is 1 at the geometric mean.
    assertEquals(
        List.of(
            "count, 2 workers: up to a length of about 1,000 THREADS is better, above it"
                + " PROCESSES."),
        Crossings.in(List.of(figure("100", 40, 10), figure("10000", 5, 20))));
  }

  @Test
  void countsLessTimeAsBetter() {
    assertEquals(
        List.of(
            "count, 2 workers: up to a length of about 1,000 PROCESSES is better, above it"
                + " THREADS."),
        Crossings.in(List.of(figure(TIME, "100", 40, 10), figure(TIME, "10000", 5, 20))));
  }

  @Test
  void leavesOutWhatTheSpreadDoesNotTellApart() {
    // Between 100 and 10,000 they are even: what is known is that they cross somewhere in between.
    assertEquals(
        List.of(
            "count, 2 workers: up to a length of about 1,000 THREADS is better, above it"
                + " PROCESSES."),
        Crossings.in(
            List.of(figure("100", 40, 10), figure("500", 15, 15.5), figure("10000", 5, 20))));
    assertEquals(
        List.of(), Crossings.in(List.of(figure("100", 40, 10), figure("10000", 20, 20.5))));
  }

  @Test
  void saysNothingWhereTheParameterIsNoNumberOrNobodyCrosses() {
    assertEquals(List.of(), Crossings.in(List.of(figure("short", 40, 10), figure("long", 5, 20))));
    assertEquals(List.of(), Crossings.in(List.of(figure("100", 40, 10), figure("10000", 20, 5))));
  }

  @Test
  void saysNothingWhereOneDidNothingOrTheParameterHasNoEnd() {
    assertEquals(List.of(), Crossings.in(List.of(figure("100", 40, 0), figure("10000", 5, 20))));
    assertEquals(
        List.of(), Crossings.in(List.of(figure("100", 40, 10), figure("Infinity", 5, 20))));
  }

  private static ScalingFigure figure(String length, double threads, double processes) {
    return figure(THROUGHPUT, length, threads, processes);
  }

  private static ScalingFigure figure(
      Scale scale, String length, double threads, double processes) {
    return new ScalingFigure(
        "PoolBench",
        "count",
        new TreeMap<>(Map.of("length", length)),
        scale,
        List.of(curve("THREADS", threads), curve("PROCESSES", processes)));
  }

  private static Curve curve(String name, double mean) {
    return new Curve(
        name,
        new TreeMap<>(Map.of(2, new Estimate(mean, new Interval(mean - 0.5, mean + 0.5), 3))));
  }
}
