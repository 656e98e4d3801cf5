// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
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
    assertEquals(List.of(1.5, 3.5), take.forks(), "forks with NaN or nothing are left out");
    assertEquals(24.5, take.bytes());
  }

  @Test
  void takesTheMeanForOneForkWhereThereAreNoRawData() throws IOException {
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
