// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What `lab predict` does, but for the questions themselves.
class LabPredictCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @Test
  void listsTheQuestionsOfAPattern() {
    assertEquals(0, execute("lab", "predict", "lock.mutex", "--list"));
    assertTrue(out.toString().startsWith("lock.mutex.check-then-set "), out::toString);
    assertTrue(out.toString().lines().allMatch(line -> line.startsWith("lock.mutex.")));
  }

  @Test
  void exportsForMoodle() {
    assertEquals(0, execute("lab", "predict", "lock.mutex", "--export=gift"));
    assertTrue(out.toString().startsWith("$CATEGORY: Racetrack/lock.mutex\n"), out::toString);
  }

  @Test
  void countsTheVotesOfAClass(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("votes.csv");
    Files.writeString(file, "student,question,answer,sure\nada,lock.mutex.exception,B,4\n");
    assertEquals(0, execute("lab", "predict", "--class", file.toString()));
    assertTrue(out.toString().contains("M17"), out::toString);
    assertEquals(2, execute("lab", "predict", "--class", "a", "b", "c"));
    assertTrue(
        err.toString().startsWith("--class takes one file, or two: before the talk and after it"),
        err::toString);
  }

  @Test
  void namesTheNearestForWhatIsUnknown() {
    assertEquals(2, execute("lab", "predict", "--question=lock.counter.lostupdate"));
    assertTrue(
        err.toString()
            .startsWith(
                "No question is named 'lock.counter.lostupdate'; the nearest are"
                    + " lock.counter.lost-update"),
        err::toString);
    err.getBuffer().setLength(0);
    assertEquals(2, execute("lab", "predict", "lock.conter", "--list"));
    assertTrue(err.toString().startsWith("No pattern has the key 'lock.conter'"), err::toString);
    err.getBuffer().setLength(0);
    assertEquals(2, execute("lab", "predict", "--class", "missing.csv"));
    assertTrue(err.toString().startsWith("missing.csv is not there"), err::toString);
  }
}
