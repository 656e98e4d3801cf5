// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.Scale;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Page.Point;
import racetrack.statistics.Estimate;
import racetrack.statistics.Estimate.Interval;

class ChartsTest {

  private static final Scale THROUGHPUT = new Scale(1, "operations / s", true);
  private static final Scale TIME = new Scale(1, "ns / operation", false);

  @TempDir Path folder;

  @Test
  void holdsEverySubjectAgainstTheBestOfTheLibraryAtTheSameWorkers() throws IOException {
    List<Curve> curves =
        List.of(
            curve("SEQUENCE", Map.of(1, estimate(110), 2, estimate(51), 4, estimate(9))),
            curve("JCTOOLS", Map.of(1, estimate(100), 2, estimate(50))),
            curve("JDK", Map.of(1, estimate(40), 2, estimate(80))));
    assertEquals(
        List.of(
            "1.10 ×, better",
            "0.64 ×, worse",
            "",
            "1.00 ×, even",
            "0.63 ×, worse",
            "0.40 ×, worse",
            "1.00 ×, even"),
        library(THROUGHPUT, curves));
  }

  @Test
  void countsLessTimeAsBetter() throws IOException {
    assertEquals(
        List.of("2.00 ×, better", "1.00 ×, even"),
        library(
            TIME,
            List.of(
                curve("SEQUENCE", Map.of(1, estimate(50))),
                curve("JDK", Map.of(1, estimate(100))))));
  }

  @Test
  void callsEvenWhatTheSpreadDoesNotTellApart() throws IOException {
    assertEquals(
        List.of("1.10 ×, even", "1.00 ×, even"),
        library(
            THROUGHPUT,
            List.of(
                curve("SEQUENCE", Map.of(1, new Estimate(110, null, 1))),
                curve("JDK", Map.of(1, estimate(100))))));
  }

  private List<String> library(Scale scale, List<Curve> curves) throws IOException {
    Entry queue = Catalogue.load().find("queue.mpmc").orElseThrow();
    ScalingFigure figure =
        new ScalingFigure("ManyToManyQueueBench", "passOn", new TreeMap<>(), scale, curves);
    return new Charts(folder, 2, true)
        .write(queue, List.of(figure)).getFirst().points().stream().map(Point::library).toList();
  }

  private static Curve curve(String name, Map<Integer, Estimate> points) {
    return new Curve(name, new TreeMap<>(points));
  }

  private static Estimate estimate(double mean) {
    return new Estimate(mean, new Interval(mean - 1, mean + 1), 3);
  }
}
