// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.reports.host.HostCard;

class ResultsFolderTest {

  @TempDir Path path;

  @Test
  void readsTheVerdictsThatItWrote() {
    Answer answer =
        new Answer(
            "queue.bounded",
            "CONDITION",
            Check.race("Overtaking"),
            Finding.HELD,
            "",
            List.of(new Answer.Outcome("1, 0", 12, false, "The waiter takes 1 before the poll.")),
            new Answer.Strength("BROKEN_IF", 0.25, 1e-9),
            1.5,
            Instant.parse("2026-11-22T03:04:05Z"),
            List.of("-Xmx1g"));
    Verdicts verdicts =
        new Verdicts(
            Instant.parse("2026-11-22T03:04:06Z"),
            83.2,
            null,
            List.of(new Verdict(Judgement.PASSED, answer)));
    folder().write(verdicts);
    assertEquals(Optional.of(verdicts), folder().verdicts());
  }

  @Test
  void readsTheHostCardThatItWrote() {
    HostCard card = HostCard.ofThisHost();
    folder().write(card);
    assertEquals(Optional.of(card), folder().host());
  }

  @Test
  void readsEachForkOfWhatJmhMeasured() throws IOException {
    recordBenchmarks();
    Measurement take = folder().measurements().getFirst();
    assertEquals("queue.bounded", take.key());
    assertEquals("BoundedQueueBench", take.benchmark());
    assertEquals("take", take.operation());
    assertEquals("CONDITION", take.subject());
    assertEquals(Map.of("capacity", "16"), take.parameters());
    assertEquals(2, take.workers());
    assertEquals("ops/us", take.unit());
    assertEquals(List.of(1.5, 3.5), take.forks());
    assertEquals(24.5, take.bytes());
  }

  @Test
  void readsABenchmarkThatHasNoSubject() throws IOException {
    recordBenchmarks();
    Measurement increment = folder().measurements().get(1);
    assertEquals(List.of(7.5), increment.forks());
    assertNull(increment.bytes());
    assertNull(increment.subject());
  }

  @Test
  void countsTheWorkersOfAPoolAndNotWhoGivesItWork() throws IOException {
    recordBenchmarks();
    Measurement ten = folder().measurements().getLast();
    assertEquals(8, ten.workers());
    assertEquals(Map.of(), ten.parameters());
  }

  @Test
  void leavesOutBenchmarksThatAreNoPatterns() throws IOException {
    recordBenchmarks();
    assertEquals(3, folder().measurements().size());
  }

  @Test
  void isEmptyWhereNothingWasWritten() {
    ResultsFolder nowhere = new ResultsFolder(path.resolve("nowhere"));
    assertEquals(Optional.empty(), nowhere.verdicts());
    assertEquals(Optional.empty(), nowhere.host());
    assertEquals(Optional.empty(), nowhere.benchmarksMeta());
    assertEquals(List.of(), nowhere.measurements());
    assertEquals(List.of(), nowhere.layouts());
  }

  @Test
  void saysWhichFileIsBadAndWhatWouldBeRight() throws IOException {
    Files.writeString(path.resolve("verdicts.json"), "{\"asked\": ");
    assertSays("verdicts.json is not the verdicts of `mvn verify`", () -> folder().verdicts());
    String noMetric = "[{\"benchmark\": \"b\", \"mode\": \"thrpt\", \"threads\": 1}]";
    for (String bad : List.of("{\"benchmark\": 1}", "[{\"benchmark\": \"b\"}]", noMetric)) {
      Files.writeString(path.resolve("benchmarks.json"), bad);
      assertSays("benchmarks.json is not JMH's own JSON", () -> folder().measurements());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''|                                line 1: No content to map due to end-of-input
          null|                              it is null
          [null]|                            line 1: Invalid `null` value
          <html>|                            line 1: Unexpected character ('<'
          [{"benchmark": "a"|                line 1: Unexpected end-of-input
          [] x|                              line 1: Unrecognized token 'x'
          [{"mode": "thrpt", "mode": "avgt"}]| line 1: Duplicate Object property "mode"
          [{"mode": "thrpt", "threads": 1}]| line 1: benchmark is missing
          [{"mode": "thrpt", "threads": []}]| line 1: a number must stand here, but something else does
          {"mode": "thrpt"}|                line 1: a list must stand here, but something else does
          """)
  void saysInWhichLineAFileIsBad(String json, String reason) throws IOException {
    Path file = Files.writeString(path.resolve("benchmarks.json"), json);
    String said =
        String.valueOf(
            assertThrows(BadResultsException.class, () -> folder().measurements()).getMessage());
    String start = file + " is not JMH's own JSON (`-rf json`) (" + reason;
    assertTrue(said.startsWith(start), () -> said + " does not start with " + start);
    assertTrue(said.endsWith("): delete it, or write it anew."), said);
    assertEquals(1, said.lines().count(), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1|  eight| 5|     workers must be a number above 0, but are eight
          1|  0|     5|     workers must be a number above 0, but are 0
          1|  9e9|   5|     workers must be a number above 0, but are 9e9
          -1| ''|    5|     workers must be a number above 0, but are -1
          1|  ''|    1e308| a score must be 0 or between 1.0E-18 and 1.0E18, but is 1.0E308
          1|  ''|    4e-99| a score must be 0 or between 1.0E-18 and 1.0E18, but is 4.0E-99
          1|  ''|    -5|    a score must be 0 or between 1.0E-18 and 1.0E18, but is -5.0
          """)
  void saysWhichResultNoRunCanHave(String threads, String workers, String score, String reason)
      throws IOException {
    String good = result("1", "", "[[5]]");
    write("[" + good + "," + result(threads, workers, "[[" + score + "]]") + "]");
    assertSays(
        "(result 2, racetrack.lock.counter.CounterBench.increment: " + reason + ")",
        () -> folder().measurements());
  }

  @Test
  void saysWhichResultMeasuresWhatAnotherDid() throws IOException {
    write("[" + result("2", "", "[[5]]") + "," + result("1", "2", "[[6]]") + "]");
    assertSays(
        "(result 2, racetrack.lock.counter.CounterBench.increment: an earlier result has measured"
            + " the same)",
        () -> folder().measurements());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [["+INF"]]|     a score must be 0 or between 1.0E-18 and 1.0E18, but is Infinity
          [[5], [1e999]]| a score must be 0 or between 1.0E-18 and 1.0E18, but is Infinity
          [[5], ["NaN"]]| a score must be 0 or between 1.0E-18 and 1.0E18, but is NaN
          [[5], []]|      fork 2 has no score
          []|             it has no raw data, and so no forks
          null|           it has no raw data, and so no forks
          """)
  void saysWhichResultHasForksThatCannotBe(String rawData, String reason) throws IOException {
    write("[" + result("1", "", "[[5]]") + "," + result("2", "", rawData) + "]");
    assertSays(
        "(result 2, racetrack.lock.counter.CounterBench.increment: " + reason,
        () -> folder().measurements());
  }

  @Test
  void readsNoFileThatIsHuge() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(path.resolve("verdicts.json").toFile(), "rw")) {
      file.setLength(ResultFile.LARGEST + 1); // which takes no room on most file systems
    }
    assertSays("(it is larger than 128 MiB)", () -> folder().verdicts());
  }

  private void write(String benchmarks) throws IOException {
    Files.writeString(path.resolve("benchmarks.json"), benchmarks);
  }

  private static String result(String threads, String workers, String rawData) {
    return """
    {"benchmark": "racetrack.lock.counter.CounterBench.increment", "mode": "thrpt",
     "threads": %s, "params": {%s},
     "primaryMetric": {"score": 1, "scoreUnit": "ops/us", "rawData": %s}}
    """
        .formatted(threads, workers.isEmpty() ? "" : "\"workers\": \"" + workers + "\"", rawData);
  }

  private static void assertSays(String expected, Executable reading) {
    String said = assertThrows(BadResultsException.class, reading).toString();
    assertTrue(said.contains(expected), said);
  }

  private ResultsFolder folder() {
    return new ResultsFolder(path);
  }

  private void recordBenchmarks() throws IOException {
    try (InputStream recorded =
        Objects.requireNonNull(getClass().getResourceAsStream("benchmarks.json"))) {
      Files.copy(recorded, path.resolve("benchmarks.json"));
    }
  }
}
