// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.conformance.Conformance;

class AnswerFileTest {

  @TempDir Path folder;

  @Test
  void gathersTheFilesOfAFolder() throws IOException {
    Files.writeString(folder.resolve("1.jsonl"), finding("a") + finding("b"));
    Files.writeString(folder.resolve("2.jsonl"), finding("c"));
    assertEquals(List.of("a", "b", "c"), tests(folder));
    assertEquals(List.of("c"), tests(folder.resolve("2.jsonl")));
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertEquals(List.of(), tests(folder.resolve("absent")));
  }

  @Test
  void saysWhichFileIsBadAndWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("1.jsonl"), finding("a") + "{\"half");
    BadResultsException bad =
        assertThrows(BadResultsException.class, () -> AnswerFile.readConformance(folder));
    String message = String.valueOf(bad.getMessage());
    assertTrue(
        message.startsWith(file + " does not hold rows of the conformance sheet ("), message);
    assertTrue(message.endsWith("): delete it, or run `mvn verify` again."), message);
  }

  @Test
  void readsOlderAnswersWhichHaveNoModes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("races.json"),
            """
            [{"key": "lock.counter", "subject": "ATOMIC", "finding": "HELD", "evidence": "",
              "check": {"question": "RACE", "name": "LostUpdate"}, "outcomes": [], "strength": null,
              "seconds": 1, "asked": "2026-01-02T03:04:05Z", "jvmArguments": []}]
            """);
    assertEquals(List.of(), AnswerFile.read(file).getFirst().modes());
  }

  private static List<String> tests(Path path) {
    return AnswerFile.readConformance(path).stream().map(Conformance::test).toList();
  }

  private static String finding(String test) {
    return """
    {"requirement": "F1", "key": "executor.pool", "subject": "HAND", "test": "%s",\
     "finding": "HELD", "remark": ""}
    """
        .formatted(test);
  }
}
