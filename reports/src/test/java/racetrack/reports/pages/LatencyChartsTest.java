// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.LatencyFigure.Line;
import racetrack.reports.results.Latency;
import racetrack.statistics.Estimate;

class LatencyChartsTest {

  private static final Entry EVENT = Catalogue.load().find("event.event").orElseThrow();

  @TempDir Path folder;

  @Test
  void saysWhoHasTheLowestMedianAndHowLongTheSlowestTake() throws IOException {
    assertEquals(
        "The median is lowest with JDK, 5 µs. One operation in 1,000 takes longer than 80 µs with"
            + " MONITOR, and longer than 2 ms with JDK.",
        chart(line("MONITOR", 9e-6, 20e-6, 40e-6, 80e-6), line("JDK", 5e-6, 20e-6, 40e-6, 2e-3))
            .finding());
  }

  @Test
  void saysWhatTheIntervalsLeaveOpen() throws IOException {
    String finding = chart(line("MONITOR", 5.1e-6), line("JDK", 5e-6)).finding();
    assertEquals(
        "The median is lowest with JDK, 5 µs; the intervals leave open whether it is lower with"
            + " MONITOR.",
        finding);
  }

  @Test
  void holdsNoSlowestOperationsAgainstEachOtherThatTheIntervalsDoNotTellApart() throws IOException {
    assertTrue(
        chart(line("MONITOR", 9e-6, 40e-6), line("JDK", 5e-6, 41e-6))
            .finding()
            .endsWith("than 41 µs with JDK, but the intervals do not tell them apart."));
  }

  @Test
  void takesTheRarestPercentileThatAllLinesHave() throws IOException {
    String finding = chart(line("MONITOR", 9e-6, 2e-5), line("JDK", 5e-6, 3e-5, 4e-5)).finding();
    assertTrue(
        finding.endsWith(
            "One operation in 10 takes longer than 20 µs with MONITOR, and"
                + " longer than 30 µs with JDK."),
        finding);
  }

  @Test
  void tellsWhereThereWereTooFewSamples() throws IOException {
    Page.Latency chart = chart(line("JDK", 5e-6));
    assertEquals("Latency of wake, 1 thread", chart.heading());
    assertEquals(
        List.of("5 µs", "–", "–", "–"),
        chart.lines().getFirst().times().stream().map(Page.Timed::words).toList());
    assertFalse(chart.picture());
    String csv = Files.readString(folder.resolve(chart.name() + ".csv"));
    assertTrue(csv.contains("JDK,50.0,5.0E-6,"), csv);
  }

  private Page.Latency chart(Line... lines) throws IOException {
    LatencyFigure figure = new LatencyFigure("EventBench", "wake", 1, List.of(lines));
    return new LatencyCharts(folder, false).write(EVENT, EVENT.key(), List.of(figure)).getFirst();
  }

  /// The times at p50, p90 and so on, each with an interval of ±10 %.
  private static Line line(String name, double... seconds) {
    SortedMap<Double, Estimate> points = new TreeMap<>();
    for (double time : seconds) {
      points.put(
          Latency.PERCENTILES.get(points.size()),
          new Estimate(time, new Estimate.Interval(time / 1.1, time * 1.1), 3));
    }
    return new Line(name, 1_000, points);
  }
}
