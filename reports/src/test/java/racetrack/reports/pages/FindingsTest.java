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

class FindingsTest {

  private static final Scale THROUGHPUT = new Scale(1, "operations / s", true);
  private static final Scale TIME = new Scale(1, "ns / operation", false);

  @Test
  void saysWhoLeadsByHowMuchAndWhatIsOpen() {
    assertEquals(
        "With 1 worker RING leads, 1.3 to 1.7 times as good as the next; with 2 workers nothing can"
            + " be told apart; with 4 workers RING and LOCK lead and cannot be told apart.",
        sentence(
            THROUGHPUT,
            curve("RING", point(15, 1.1), point(10, 1.5), point(9, 1.1)),
            curve("LOCK", point(10, 1.1), point(9, 1.5), point(10, 1.1)),
            curve("SLOW", point(5, 1.1), point(8, 1.5), point(2, 1.1))));
  }

  @Test
  void putsNumbersOfWorkersTogetherWithTheSameOrder() {
    assertEquals(
        "With 1, 2 and 4 workers RING leads, 1.3 to 11 times as good as the next.",
        sentence(
            THROUGHPUT,
            curve("RING", point(15, 1.1), point(15, 1.1), point(100, 1.1)),
            curve("LOCK", point(10, 1.1), point(10, 1.1), point(10, 1.1))));
  }

  @Test
  void countsLessTimeAsBetter() {
    assertEquals(
        "With 1 worker FAST leads, 1.7 to 2.3 times as good as the next.",
        sentence(TIME, curve("SLOW", point(20, 1.1)), curve("FAST", point(10, 1.1))));
  }

  @Test
  void tellsNothingApartThatHasNoInterval() {
    assertEquals(
        "With 1 worker nothing can be told apart.",
        sentence(THROUGHPUT, curve("A", new Estimate(99, null, 1)), curve("B", point(1, 1.1))));
  }

  @Test
  void saysWhatASingleCurveGains() {
    assertEquals(
        "4 workers are 1.7 to 2.3 times as good as 1.",
        sentence(THROUGHPUT, curve("mix", point(10, 1.1), point(19, 1.1), point(20, 1.1))));
    assertEquals(
        "1 worker and 4 cannot be told apart.",
        sentence(THROUGHPUT, curve("mix", point(10, 1.5), point(9, 1.5), point(11, 1.5))));
    assertEquals(
        "It was measured with 1 worker only.", sentence(TIME, curve("start", point(10, 1.1))));
  }

  @Test
  void saysOfDifferentOperationsWhatEachGains() {
    ScalingFigure figure =
        new ScalingFigure(
            "SizingBench",
            "sizing",
            new TreeMap<>(),
            THROUGHPUT,
            List.of(
                curve("mix", point(10, 1.1), point(20, 1.1)),
                curve("lock", point(90, 1.5), point(80, 1.5))));
    assertEquals(
        "mix: 2 workers are 1.7 to 2.3 times as good as 1; lock: 1 worker and 2 cannot be told"
            + " apart.",
        Findings.sentence(figure, false));
  }

  @Test
  void comparesNothingThatWasNotMeasuredTogether() {
    Curve two = new Curve("B", new TreeMap<>(Map.of(2, point(10, 1.1))));
    assertEquals(
        "No two curves have a number of workers in common.",
        sentence(THROUGHPUT, curve("A", point(10, 1.1)), two));
  }

  private static String sentence(Scale scale, Curve... curves) {
    return Findings.sentence(
        new ScalingFigure("QueueBench", "put", new TreeMap<>(), scale, List.of(curves)), true);
  }

  /// A curve with 1, 2 and 4 workers.
  private static Curve curve(String name, Estimate... estimates) {
    TreeMap<Integer, Estimate> points = new TreeMap<>();
    int workers = 1;
    for (Estimate estimate : estimates) {
      points.put(workers, estimate);
      workers *= 2;
    }
    return new Curve(name, points);
  }

  /// A mean that is known to a factor.
  private static Estimate point(double mean, double factor) {
    return new Estimate(mean, new Interval(mean / factor, mean * factor), 3);
  }
}
