// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Page.Chart;
import racetrack.reports.pages.Page.Point;
import racetrack.reports.results.BadResultsException;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.statistics.Scatter;
import tools.jackson.databind.json.JsonMapper;

/// Results that are right in form, and such as no one thinks of.
class OddResultsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String COUNTER = "racetrack.lock.counter.CounterBench.increment";
  private static final String LONG = "x".repeat(5_000);
  private static final SubmittedFolder NOTHING = new SubmittedFolder(Path.of("nothing"));

  @TempDir private Path folder;

  private final List<Map<String, Object>> results = new ArrayList<>();

  @Test
  void haveAChartWhereNothingWasDone() throws IOException {
    for (int workers : List.of(1, 2, 4, 8)) {
      measure("ATOMIC", Map.of(), workers, 0);
    }
    Chart chart = draw().getFirst();
    assertEquals(List.of("0", "0", "0", "0"), chart.points().stream().map(Point::mean).toList());
    assertEquals("not fitted: a throughput is 0", chart.laws().getFirst().deviation());
    assertEquals("", chart.ideal());
  }

  @Test
  void haveAChartOfTheFirstCurvesAndATableOfAll() throws IOException {
    for (int i = 0; i < 120; i++) {
      measure("SUBJECT_" + i, Map.of(), 1, 5 + i);
      measure("SUBJECT_" + i, Map.of(), 8, 50 + 3 * i);
    }
    Chart chart = draw().getFirst();
    assertEquals(240, chart.points().size());
    assertEquals(
        "The chart shows the first 12 of 120 curves; the tables have them all.", chart.left());
    assertFalse(chart.alt().contains("SUBJECT_12"), chart::alt);
  }

  @Test
  void haveFilesOfTheirOwnHoweverLongOrAlikeTheirSettingsAre() throws IOException {
    for (String value : List.of(LONG, LONG + "y", "a b", "a-b", "A B", "")) {
      for (int workers : List.of(1, 2, 4)) {
        measure("ATOMIC", Map.of("capacity", value), workers, 5);
      }
    }
    Set<String> files = new HashSet<>();
    for (Chart chart : draw()) {
      for (String ending : List.of(".png", ".svg", ".csv")) {
        Path file = folder.resolve(chart.name() + ending);
        assertTrue(Files.size(file) > 0, chart.name());
        assertTrue(files.add(file.toString().toLowerCase(Locale.ROOT)), chart.name());
      }
    }
    assertEquals(18, files.size());
  }

  @Test
  void haveNoPictureOfWhatASentenceSays() throws IOException {
    measure("ATOMIC", Map.of("capacity", "1"), 1, 5);
    measure("LOCK", Map.of("capacity", "1"), 1, 5);
    measure("ATOMIC", Map.of("capacity", "2"), 1, 5);
    measure("ATOMIC", Map.of("capacity", "2"), 2, 5);
    measure("ATOMIC", Map.of("capacity", "3"), 1, 5);
    measure("ATOMIC", Map.of("capacity", "3"), 2, 5);
    measure("LOCK", Map.of("capacity", "3"), 2, 5);
    List<Chart> charts = draw();
    assertEquals(List.of(false, false, true), charts.stream().map(Chart::picture).toList());
    for (Chart chart : charts) {
      assertEquals(chart.picture(), Files.exists(folder.resolve(chart.name() + ".svg")));
      assertTrue(Files.exists(folder.resolve(chart.name() + ".csv")), chart.name());
    }
  }

  @Test
  void haveTheNamesThatTheyCameWith() throws IOException {
    List<String> names = List.of("a,b", "say \"x\"", "<b>", "", LONG);
    names.forEach(name -> measure(name, Map.of(), 1, 5));
    Chart chart = draw().getFirst();
    assertEquals(names, chart.points().stream().map(Point::subject).toList());
    String csv = Files.readString(folder.resolve(chart.name() + ".csv"));
    String end = ",1,5.0,,,1,million operations / s\n";
    assertTrue(csv.contains("\n\"a,b\"" + end + "\"say \"\"x\"\"\"" + end + "<b>" + end), csv);
  }

  @Test
  void leaveAnEarlierReportAsItWasWhereTheyAreBad() throws IOException {
    measure("ATOMIC", Map.of(), 1, 0);
    Path output = folder.resolve("report");
    Report.write(results(), NOTHING, output);
    Map<Path, String> before = contents(output);
    assertTrue(before.containsKey(output.resolve("index.html")));
    Path bad = results();
    Files.writeString(bad.resolve("conformance.json"), "[{\"half");
    assertThrows(BadResultsException.class, () -> Report.write(bad, NOTHING, output));
    assertEquals(before, contents(output));
  }

  private static Map<Path, String> contents(Path report) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.toList()) {
        contents.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return contents;
  }

  private void measure(
      String subject, Map<String, String> parameters, int workers, double... forks) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("subject", subject);
    List<List<Double>> rawData = new ArrayList<>();
    for (double fork : forks) {
      rawData.add(List.of(fork));
    }
    results.add(
        Map.of(
            "benchmark", COUNTER,
            "mode", "thrpt",
            "threads", workers,
            "params", all,
            "primaryMetric", Map.of("score", forks[0], "scoreUnit", "ops/us", "rawData", rawData)));
  }

  private Path results() throws IOException {
    Path made = Files.createDirectories(folder.resolve("results"));
    Files.writeString(made.resolve("benchmarks.json"), JSON.writeValueAsString(results));
    return made;
  }

  private List<Chart> draw() throws IOException {
    Entry counter = Catalogue.load().find("lock.counter").orElseThrow();
    return new Charts(folder, 2, true)
        .write(
            counter,
            ScalingFigure.of(
                new ResultsFolder(results()).measurements(), List.of(), Scatter.UNKNOWN));
  }
}
