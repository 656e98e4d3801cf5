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

/// The course as a map: every kind of lab, and what of it is done.
class LabListCommandTest {

  @TempDir private Path home;

  @Test
  void showsWhatWasPredictedAndBroken() throws IOException {
    String before = list();
    assertTrue(before.contains("Done: 0 of 13."), before);
    assertTrue(
        before.matches("(?s).*\\n +2 +lock\\.counter +make +\\S.* +0 of 6 +0 of 1\\n.*"), before);
    Path inALab = Files.createDirectories(home.resolve("my lab/.racetrack"));
    Files.writeString(inALab.resolve("break.txt"), "lock.counter.plain\n");
    Path here = Files.createDirectories(home.resolve(".racetrack"));
    Files.writeString(here.resolve("predict.json"), answer("lock.counter.lost-update"));
    String after = list();
    assertTrue(
        after.matches("(?s).*\\n +2 +lock\\.counter +make +\\S.* +1 of 6 +1 of 1\\n.*"), after);
    assertTrue(after.matches("(?s).*`racetrack lab predict` \\(1 of \\d+ answered\\).*"), after);
    assertTrue(after.matches("(?s).*`racetrack lab break` \\(1 of \\d+ broken\\).*"), after);
  }

  @Test
  void goesOnWithoutAFileThatHoldsSomethingElse() throws IOException {
    Path here = Files.createDirectories(home.resolve(".racetrack"));
    Files.writeString(here.resolve("predict.json"), "{}");
    Files.writeString(here.resolve("break.txt"), "no.such.puzzle\n");
    String list = list();
    assertTrue(list.contains("(0 of "), list);
  }

  @Test
  void fitsIntoATerminal() {
    list().lines().forEach(line -> assertTrue(line.length() <= 110, line));
  }

  private static String answer(String question) {
    return """
    [{"student": "ada", "question": "%s", "answer": "a", "sure": 3}]
    """
        .formatted(question);
  }

  private String list() {
    StringWriter out = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute("lab", "list", home.toString());
    assertEquals(0, exit, out::toString);
    return out.toString();
  }
}
