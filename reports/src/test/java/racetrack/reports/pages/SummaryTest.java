// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.ResultFile;
import racetrack.reports.submitted.SubmittedFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/// The summary of a report, and what is made of it: the comparison with the last run, and of hosts.
class SummaryTest {

  @TempDir private static Path folder;
  private static final SubmittedFolder NOTHING = new SubmittedFolder(Path.of("nothing"));
  private static Path results;
  private static Path report;

  @BeforeAll
  static void writeReport() throws IOException {
    results = folder.resolve("results");
    writeTrial(results);
    SubmittedFolder submitted = new SubmittedFolder(folder.resolve("submitted"));
    TrialClasses.write(submitted);
    report = Report.write(results, submitted, folder.resolve("report"));
  }

  /// Results of which only two patterns were measured: a picture takes its time.
  private static void writeTrial(Path path) throws IOException {
    TrialResults.write(path);
    Path benchmarks = path.resolve("benchmarks.json");
    List<JsonNode> few =
        json(benchmarks)
            .valueStream()
            .filter(result ->
                result.path("benchmark").asString().matches(".*(app\\.files|lock\\.counter).*"))
            .toList();
    Files.writeString(benchmarks, new JsonMapper().writeValueAsString(few));
  }

  private static JsonNode json(Path file) throws IOException {
    return ResultFile.JSON.readTree(Files.readString(file));
  }

  private static SchemaCheck schema() throws IOException {
    return new SchemaCheck(json(report.resolveSibling(Summary.SCHEMA)));
  }

  @Test
  void isWhatItsSchemaSays() throws IOException {
    JsonNode summary = json(report.resolveSibling(Summary.FILE));
    assertEquals(List.of(), schema().faults(summary));
    assertEquals(Catalogue.load().entries().size(), summary.path("patterns").size());
    Path empty = Report.write(folder.resolve("no"), NOTHING, folder.resolve("empty"));
    JsonNode nothing = json(empty.resolveSibling(Summary.FILE));
    assertEquals(List.of(), schema().faults(nothing));
    assertTrue(nothing.path("missing").size() >= 5, nothing.path("missing")::toString);
  }

  @Test
  void hasWhatTheOtherPagesShow() throws IOException {
    JsonNode summary = json(report.resolveSibling(Summary.FILE));
    for (String name : List.of("survivors", "tutorials", "classes", "conformance", "rules")) {
      assertFalse(summary.path(name).isEmpty(), name);
    }
    assertEquals(
        page(folder.resolve("report"), "certify").select("article, .mutant").size(),
        summary.path("survivors").size());
    assertEquals(
        page(folder.resolve("report"), "tutorials").select("section h2").size()
            - 1, // the last is who gets slower
        summary.path("tutorials").size());
  }

  @Test
  void hasThePercentilesOfSingleOperations() throws IOException {
    List<JsonNode> latencies =
        json(report.resolveSibling(Summary.FILE))
            .path("patterns")
            .valueStream()
            .flatMap(pattern -> pattern.path("latencies").valueStream())
            .toList();
    assertEquals(1, latencies.size());
    JsonNode points = latencies.getFirst().path("lines").get(0).path("points");
    assertEquals(
        List.of(50.0, 90.0, 99.0, 99.9),
        points.valueStream().map(point -> point.path("percentile").asDouble()).toList());
    assertEquals(1e-6, points.get(0).path("seconds").asDouble(), 0.3e-6);
    assertEquals(1e-4, points.get(3).path("seconds").asDouble(), 0.3e-4);
  }

  @Test
  void isHeldAgainstItsSchema() throws IOException {
    ObjectNode summary = (ObjectNode) json(report.resolveSibling(Summary.FILE));
    summary.put("version", 2);
    summary.put("unheardOf", true);
    summary.remove("commit");
    ((ObjectNode) summary.path("patterns").get(0)).put("title", 7);
    assertEquals(
        List.of(
            "$ has no \"commit\"",
            "$.patterns[0].title is no \"string\"",
            "$.unheardOf is not in the schema",
            "$.version is not 1"),
        schema().faults(summary).stream().sorted().toList());
  }

  @Test
  void canBeReadBack() throws IOException {
    Summary read =
        ResultFile.JSON.readValue(
            Files.readString(report.resolveSibling(Summary.FILE)), Summary.class);
    assertEquals("0123abc", read.commit());
    assertTrue(read.totals().getOrDefault(Judgement.CAUGHT, 0) > 100, read.totals()::toString);
  }

  @Test
  void isComparedWithThatOfTheRunBefore() throws IOException {
    Path output = folder.resolve("again");
    Report.write(results, NOTHING, output);
    assertTrue(page(output, "index").text().contains("There is nothing to compare with yet"));
    Path later = folder.resolve("later");
    writeTrial(later);
    Path verdicts = later.resolve("verdicts.json");
    Files.writeString(
        verdicts,
        Files.readString(verdicts)
            .replace("2026-11-22T04:05:06Z", "2026-11-23T04:05:06Z")
            .replaceFirst("\"PASSED\"", "\"FAILED\""));
    Path benchmarks = later.resolve("benchmarks.json");
    Files.writeString(
        benchmarks,
        Files.readString(benchmarks)
            .replaceFirst("rawData\":\\[\\[[\\d.]+],\\[[\\d.]+]", "rawData\":[[0.5],[0.5]"));
    for (int time = 0; time < 2; time++) { // the same results again change nothing
      Report.write(later, NOTHING, output);
      Document index = page(output, "index");
      assertEquals(
          List.of("app.files SEQUENTIAL, contract doesWhatItSays: failed, was passed"),
          index.select(".worse li").eachText().stream().filter(l -> l.contains("failed")).toList());
      assertTrue(
          index.text().contains("Compared with the run of 22 November 2026, 03:09 UTC, commit"),
          index::text);
    }
  }

  @Test
  void tellsPointsApartWhateverTheirUnit() throws IOException {
    JsonNode before = json(report.resolveSibling(Summary.FILE));
    ObjectNode now = (ObjectNode) before.deepCopy();
    now.put("measured", "2026-11-23T03:09:00Z");
    ObjectNode chart = (ObjectNode) now.at("/patterns/0/charts/0");
    assertEquals("million operations / s", chart.path("unit").asString());
    chart.put("unit", "thousand operations / s");
    double factor = 100; // the first point is a tenth of what it was, the others are the same
    for (JsonNode curve : chart.path("curves")) {
      for (JsonNode point : curve.path("points")) {
        for (String figure : List.of("mean", "low", "high")) {
          ((ObjectNode) point).put(figure, point.path(figure).asDouble() * factor);
        }
        factor = 1_000;
      }
    }
    Overview.Since since = Since.of(Optional.of(summary(before)), summary(now));
    assertEquals(1, since.worse().size(), since::toString);
    assertTrue(since.worse().getFirst().startsWith("app.files SEQUENTIAL, update, 1 worker: "));
    assertTrue(since.worse().getFirst().endsWith(", 0.10 ×"), since::toString);
    assertEquals(List.of(), since.better());
    assertEquals(List.of(), since.other());
  }

  private static Summary summary(JsonNode json) {
    return ResultFile.JSON.treeToValue(json, Summary.class);
  }

  private static Document page(Path report, String name) throws IOException {
    return Jsoup.parse(report.resolve(name + ".html"));
  }

  @Test
  void putsHostsSideBySideAndSaysWhatIsMissing() throws IOException {
    Path partial = Files.createDirectories(folder.resolve("partial"));
    JsonNode faster = json(results.resolve("benchmarks.json"));
    for (JsonNode result : faster) {
      for (JsonNode fork : result.path("primaryMetric").path("rawData")) {
        ((ArrayNode) fork).set(0, DoubleNode.valueOf(fork.get(0).asDouble() * 10));
      }
    }
    Files.writeString(
        partial.resolve("benchmarks.json"), new JsonMapper().writeValueAsString(faster));
    Path output = folder.resolve("hosts");
    Report.write(List.of(results, partial), NOTHING, output);
    Document page = page(output, "runs");
    assertEquals(List.of("Host", "A results", "B partial"), heads(page));
    assertTrue(
        page.select(".lines dt:contains(B) + dd").text().contains("There are no verdicts"),
        page::text);
    assertFalse(page.select(".multiple").isEmpty());
    assertEquals(List.of("A", "B"), page.expectFirst(".multiple").select("tbody th").eachText());
    List<String> curves = page.expectFirst(".multiple svg").select("polyline").eachAttr("points");
    assertEquals(2, curves.size());
    assertEquals(curves.get(0), curves.get(1), "in multiples of one worker the hosts are alike");
    Element second = page.expectFirst(".multiple tbody tr:nth-child(2)");
    assertNotEquals(page.expectFirst(".multiple tbody td").text(), second.child(1).text());
    assertTrue(
        page(folder.resolve("report"), "runs")
            .text()
            .contains("written from the results of one host"),
        "one host");
  }

  private static List<String> heads(Document page) {
    return page.expectFirst("table").select("thead th").eachText();
  }

  @Test
  void obeysNoName() throws IOException {
    String name = "<script>alert('name')</script>";
    Path bad = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        bad.resolve("host.json"),
        Files.readString(results.resolve("host.json"))
            .replaceFirst("\"system\" : \"[^\"]*\"", "\"system\" : \"" + name + "\""));
    Files.writeString(
        bad.resolve("benchmarks.json"),
        Files.readString(results.resolve("benchmarks.json"))
            .replace("\"ADDER\"", '"' + name + '"'));
    Files.writeString(
        bad.resolve("verdicts.json"),
        Files.readString(results.resolve("verdicts.json"))
            .replace("doesWhatItSays", name)
            .replace("The waiter is first.", "Thread " + name));
    Path output = folder.resolve("names");
    Report.write(List.of(results, bad), NOTHING, output);
    Report.write(List.of(bad, results), NOTHING, output);
    for (String page : List.of("index", "runs", "host", "lock.counter", "queue.bounded")) {
      Document document = page(output, page);
      assertEquals(0, document.select("script:not([src])").size(), page);
      assertTrue(
          page.equals("index") || document.text().contains(name), page + " leaves the name out");
    }
  }
}
