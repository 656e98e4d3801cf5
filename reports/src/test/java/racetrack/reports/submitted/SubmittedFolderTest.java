// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.submitted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.check.Origin;
import racetrack.reports.check.Part;
import racetrack.reports.check.Word;
import racetrack.reports.host.HostCard;
import racetrack.reports.results.BadResultsException;
import racetrack.runners.BenchmarkMeta;
import racetrack.runners.BenchmarkPreset;
import racetrack.statistics.Noise;
import tools.jackson.databind.json.JsonMapper;

/// The folder of what was found out about classes from outside.
class SubmittedFolderTest {

  private static final Instant ASKED = Instant.parse("2026-11-22T04:05:06Z");
  private static final HostCard HOST = HostCard.ofThisHost();
  private static final JsonMapper JSON = new JsonMapper();
  private static final BenchmarkMeta RUN =
      new BenchmarkMeta(
          ASKED,
          null,
          null,
          BenchmarkPreset.quick,
          60,
          List.of("bench"),
          "a JVM",
          2,
          new Noise(null, 2, null, null, null),
          List.of(),
          List.of());
  @TempDir private Path path;
  private SubmittedFolder folder;

  @BeforeEach
  void open() {
    folder = new SubmittedFolder(path.resolve("not/there/yet"));
  }

  private static Origin origin(String hash) {
    return new Origin("lock.counter", "com.acme.Own", List.of(new Origin.File("Own.java", hash)));
  }

  private static CheckRecord check(Word word, String evidence) {
    Answer answer =
        new Answer(
            "lock.counter",
            "com.acme.Own",
            Check.model(),
            Finding.BROKE,
            evidence,
            List.of(),
            null,
            1,
            ASKED,
            List.of());
    Part part = new Part(Question.MODEL, word, "1 of 1", List.of(answer), 2, 1, List.of("alarm"));
    return new CheckRecord(
        CheckRecord.VERSION, origin("aa"), word, List.of(part), ASKED, 12.5, HOST);
  }

  private static BenchRecord bench(String hash, String score) {
    String results =
        """
        [{"benchmark": "racetrack.lock.counter.CounterBench.increment", "mode": "thrpt",
          "threads": 1, "params": {"subject": "com.acme.Own"},
          "primaryMetric": {"score": 1, "scoreUnit": "ops/us", "rawData": [[%s]]}}]
        """
            .formatted(score);
    return new BenchRecord(BenchRecord.VERSION, origin(hash), HOST, RUN, JSON.readTree(results));
  }

  @Test
  void isEmptyWhereItIsNotThere() {
    assertEquals(List.of(), folder.classes("lock.counter"));
  }

  @Test
  void keepsWhatWasWritten() {
    CheckRecord check = check(Word.NOT_DECIDED, "<script>");
    BenchRecord bench = bench("aa", "7");
    assertTrue(folder.write(check).endsWith("lock.counter/com.acme.Own/check.json"));
    assertTrue(folder.write(bench).endsWith("lock.counter/com.acme.Own/bench.json"));
    SubmittedClass found = folder.classes("lock.counter").getFirst();
    assertEquals(Optional.of(check), found.check());
    assertEquals(bench.measurements(), found.bench().orElseThrow().measurements());
    assertEquals(List.of(7.0), bench.measurements().getFirst().forks());
    assertEquals(List.of(), folder.classes("queue.bounded"));
  }

  @Test
  void replacesWhatWasThereAsAWhole() throws IOException {
    Path _ = folder.write(check(Word.BROKEN, "x".repeat(100_000)));
    Path file = folder.write(check(Word.HELD, ""));
    assertEquals(
        Word.HELD,
        folder.classes("lock.counter").getFirst().check().map(CheckRecord::word).orElseThrow());
    try (var files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void tellsTwoVersionsOfAClassApart() {
    Path _ = folder.write(check(Word.HELD, ""));
    Path _ = folder.write(bench("aa", "7"));
    assertEquals(false, folder.classes("lock.counter").getFirst().isOfTwoVersions());
    Path _ = folder.write(bench("bb", "7"));
    assertEquals(true, folder.classes("lock.counter").getFirst().isOfTwoVersions());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = folder.write(check(Word.HELD, ""));
    String good = Files.readString(file);
    assertRefused(
        "its version is 2, and this Racetrack reads version 1",
        file,
        good.replace("\"version\" : 1", "\"version\" : 2"));
    assertRefused(
        "../x is the name of no pattern and of no class",
        file,
        good.replace("com.acme.Own", "../x"));
    assertRefused("Unexpected end-of-input", file, good.substring(0, good.indexOf("\"parts\"")));
    assertRefused(
        "is about com.acme.Own of lock.mutex: move it to a folder",
        file,
        good.replace("lock.counter", "lock.mutex"));
    assertRefused("parts is missing", file, good.replace("\"parts\"", "\"pieces\""));
    Files.writeString(file, good);
    Path bench = folder.write(bench("aa", "7"));
    assertRefused(
        "a score must be 0 or between",
        bench,
        Files.readString(bench).replace("[ [ 7 ] ]", "[ [ 1e308 ] ]"));
  }

  private void assertRefused(String sentence, Path file, String content) throws IOException {
    Files.writeString(file, content);
    BadResultsException thrown =
        assertThrows(BadResultsException.class, () -> folder.classes("lock.counter"));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.contains(sentence), message);
  }
}
