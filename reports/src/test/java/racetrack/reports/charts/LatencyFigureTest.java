// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.results.Latency;
import racetrack.reports.results.Measurement;
import racetrack.statistics.Estimate;
import racetrack.statistics.Scatter;

class LatencyFigureTest {

  @Test
  void hasALineForEachSubjectInTheCataloguesOrder() {
    LatencyFigure figure =
        single(timed("wakeLatency", "JDK", 5), timed("wakeLatency", "MONITOR", 7));
    assertEquals("wake", figure.title());
    assertEquals(
        List.of("MONITOR", "JDK"), figure.lines().stream().map(LatencyFigure.Line::name).toList());
    assertEquals(20_000, figure.lines().getFirst().samples());
    Estimate median = requireNonNull(figure.lines().getFirst().points().get(50.0));
    assertEquals(7e-6, median.mean(), 1e-12);
    assertEquals(2, median.forks());
  }

  @Test
  void comparesOperationsWithoutSubjects() {
    LatencyFigure figure =
        single(timed("roundTripLatency", null, 5), timed("roundTripFloorLatency", null, 7));
    assertEquals("round trip", figure.title());
    assertEquals(
        List.of("round trip", "round trip floor"),
        figure.lines().stream().map(LatencyFigure.Line::name).toList());
    LatencyFigure other = single(timed("setLatency", null, 5), timed("settleLatency", null, 7));
    assertEquals("event", other.title());
  }

  @Test
  void leavesOutAPercentileThatAForkDoesNotTell() {
    Measurement whole = timed("wakeLatency", "JDK", 5);
    Latency.Fork full = requireNonNull(whole.latency()).forks().getFirst();
    Latency.Fork little = new Latency.Fork(20, 5, new TreeMap<>(Map.of(50.0, 5.0)));
    LatencyFigure figure = single(timed("wakeLatency", "JDK", List.of(full, little)));
    assertEquals(Set.of(50.0), figure.lines().getFirst().points().keySet());
    assertFalse(figure.isWorthAPicture());
  }

  @Test
  void isNoFigureOfThroughput() {
    List<Measurement> times = List.of(timed("wakeLatency", "JDK", 5));
    assertEquals(List.of(), ScalingFigure.of(times, List.of(), Scatter.UNKNOWN));
  }

  @Test
  void isDrawnWithTextAndTheSameBytesEachTime(@TempDir Path folder) throws IOException {
    LatencyFigure figure =
        single(timed("wakeLatency", "JDK", 5), timed("wakeLatency", "MONITOR", 0.7));
    ChartFiles.write(figure, "Event: latency of wake", folder, "one");
    ChartFiles.write(figure, "Event: latency of wake", folder, "two");
    String svg = Files.readString(folder.resolve("one.svg"), UTF_8);
    for (String text : List.of("p50", "p99.9", "JDK", "MONITOR", "1 µs", "100 µs", "lower is")) {
      assertTrue(svg.contains(text), text);
    }
    assertFalse(svg.contains("NaN"), svg);
    assertEquals(-1, Files.mismatch(folder.resolve("one.svg"), folder.resolve("two.svg")));
    assertEquals(-1, Files.mismatch(folder.resolve("one.png"), folder.resolve("two.png")));
  }

  @Test
  void writesTimesInTheUnitThatSuitsThem() {
    assertEquals("5.2 µs", Scale.time(5.2e-6));
    assertEquals("31 ms", Scale.time(0.031));
    assertEquals("100 ns", Scale.time(1e-7));
    assertEquals("2 s", Scale.time(2));
  }

  private static LatencyFigure single(Measurement... measurements) {
    return LatencyFigure.of(
            List.of(measurements),
            List.of("MONITOR", "JDK"),
            LatencyFigure.scatter(List.of(measurements)))
        .getFirst();
  }

  /// Two forks, in which each operation of a thousand takes a hundred times as long as the others.
  private static Measurement timed(String operation, @Nullable String subject, double time) {
    Latency.Fork fork =
        new Latency.Fork(
            10_000,
            time,
            new TreeMap<>(Map.of(50.0, time, 90.0, time, 99.0, 2 * time, 99.9, 100 * time)));
    return timed(operation, subject, List.of(fork, fork));
  }

  private static Measurement timed(
      String operation, @Nullable String subject, List<Latency.Fork> forks) {
    return new Measurement(
        "event.event",
        "EventBench",
        operation,
        subject,
        new TreeMap<>(),
        1,
        "sample",
        "us/op",
        List.of(1.0),
        null,
        new Latency(forks));
  }
}
