// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the command line says, without starting any tool.
class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsThePatterns() {
    assertEquals(0, execute("list"));
    assertTrue(out.toString().contains("queue.bounded"), out::toString);
    assertTrue(out.toString().contains("lock.counter"), out::toString);
  }

  @Test
  void showsWhatCatchesATwin() {
    assertEquals(0, execute("show", "queue.bounded"));
    assertTrue(
        out.toString()
            .lines()
            .anyMatch(line -> line.contains("BROKEN_IF") && line.contains("RACE Overtaking")),
        out::toString);
  }

  @Test
  void namesTheNearestKeysForOneThatIsUnknown() {
    assertEquals(2, execute("show", "queue.bonded"));
    assertTrue(
        err.toString().contains("no pattern has the key 'queue.bonded'; the nearest are queue.bou"),
        err::toString);
  }

  @Test
  void namesTheSubjectsForOneThatIsUnknown() {
    assertEquals(2, execute("race", "queue.bounded", "--subject=CONDITOIN"));
    assertTrue(err.toString().contains("No subject is named 'CONDITOIN'"), err::toString);
    assertTrue(err.toString().contains("CONDITION"), err::toString);
  }

  @Test
  void namesTheNearestCommandForOneThatIsUnknown() {
    assertEquals(2, execute("lst"));
    assertTrue(err.toString().contains("list"), err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show", "race", "bench", "report", "gate", "doctor"})
  void explainsEachCommand(String command) {
    assertEquals(0, execute(command, "--help"));
    assertTrue(out.toString().startsWith("Usage: racetrack " + command), out::toString);
  }

  private int execute(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
