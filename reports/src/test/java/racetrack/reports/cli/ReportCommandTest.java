// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// A bad file gets one sentence with file and place, exit code 2, and no report.
class ReportCommandTest {

  private static final String GOOD =
      """
      {"benchmark": "racetrack.lock.counter.CounterBench.increment", "mode": "thrpt", "threads": 1,
       "params": {"subject": "ATOMIC"},
       "primaryMetric": {"score": 1, "scoreUnit": "ops/us", "rawData": [[1], [1]]}}
      """;

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          benchmarks.json| [{"benchmark": "racet|       line 1: Unexpected end-of-input
          benchmarks.json| this is no JSON|             line 1: Unrecognized token
          benchmarks.json| {"answers": []}|             line 1:
          benchmarks.json| [{"subject": "ATOMIC"}]|     line 1: benchmark is missing
          benchmarks.json| [{"a": 1, "a": 2}]|          line 1: Duplicate
          benchmarks.json| [{"score": NaN}]|            line 1:
          verdicts.json|   []|                          line 1:
          verdicts.json|   {"asked": "yesterday"}|      line 1:
          verdicts.json|   null|                        it is null
          host.json|       {"model": "AMD"}|            line 1: taken is missing
          conformance.json| [{"half|                    line 1:
          layouts.json|    [null]|                      line 1:
          benchmarks.meta.json| {}|                     line 1: started is missing
          deep/deep.json|  {}|                          line 1: build is missing
          """)
  void refusesAFileThatHoldsSomethingElse(String name, String content, String reason)
      throws IOException {
    Path file = folder.resolve("results").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    assertRefused(file, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[1], ["NaN"]]|  but is NaN
          [[1], ["+INF"]]| but is Infinity
          [[1], [-1e999]]| but is -Infinity
          null|            it has no raw data
          []|              it has no raw data
          """)
  void refusesAResultThatNoRunCanHave(String rawData, String reason) throws IOException {
    assertRefused(
        measured("[" + GOOD.replace("[[1], [1]]", rawData) + "]"),
        "result 1, racetrack.lock.counter.CounterBench.increment: ");
    assertTrue(err.toString().contains(reason), err::toString);
  }

  @Test
  void refusesTwoResultsOfOneName() throws IOException {
    assertRefused(
        measured("[" + GOOD + "," + GOOD + "]"),
        "result 2, racetrack.lock.counter.CounterBench.increment: an earlier result has measured");
  }

  @Test
  void refusesAFileThatIsHuge() throws IOException {
    Path file = measured("[");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 32); // which takes no room on most file systems
    }
    assertRefused(file, "it is larger than ");
  }

  @Test
  void refusesToReplaceASummaryThatCannotBeRead() throws IOException {
    measured("[]");
    Path summary = Files.createDirectories(folder.resolve("report")).resolve("summary.json");
    Files.writeString(summary, "{\"version\": 1}");
    assertEquals(2, execute("--results=" + folder.resolve("results")));
    assertTrue(
        err.toString().startsWith(summary + " is not the summary of a report"), err::toString);
    Files.writeString(summary, "{\"version\": 0}");
    assertEquals(0, execute("--results=" + folder.resolve("results")), "of another version");
  }

  @Test
  void refusesTheSecondOfSeveralFoldersToo() throws IOException {
    Path good = Files.createDirectories(folder.resolve("good"));
    Path file = measured("[{");
    assertEquals(2, execute(good.toString(), folder.resolve("results").toString()));
    assertTrue(err.toString().startsWith(file + " is not JMH's own JSON"), err::toString);
    assertEquals(2, execute("nowhere"));
    assertEquals(2, execute(good.toString(), "--results=" + good));
  }

  @Test
  void writesOfSeveralFolders() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    measured("[" + GOOD + "]");
    assertEquals(0, execute(one.toString(), folder.resolve("results").toString()), err::toString);
    assertTrue(Files.exists(folder.resolve("report/runs.html")));
  }

  @Test
  void saysWhatToOpenWhereThereIsNoBrowser() {
    Optional<String> said =
        Browser.start(List.of("no-such-browser"), URI.create("file:///report/index.html"));
    assertEquals(
        Optional.of(
            "No browser was opened, since no-such-browser cannot be started: open"
                + " file:///report/index.html yourself."),
        said);
  }

  private Path measured(String content) throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    return Files.writeString(results.resolve("benchmarks.json"), content);
  }

  private void assertRefused(Path file, String reason) {
    assertEquals(2, execute("--results=" + folder.resolve("results")));
    String said = err.toString();
    assertTrue(said.startsWith(file + " is not "), said);
    assertTrue(said.contains("(" + reason), said);
    assertEquals(1, said.lines().count(), said);
    assertFalse(Files.exists(folder.resolve("report")), "a report");
  }

  private int execute(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(new StringWriter(), true));
    String[] all = new String[arguments.length + 2];
    all[0] = "report";
    all[1] = "--output=" + folder.resolve("report");
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return command.execute(all);
  }
}
