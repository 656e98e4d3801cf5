// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a student reads who answers.
class SessionTest {

  private static final QuestionBank BANK = QuestionBank.load(QuestionBank.ENGLISH);

  @TempDir Path folder;

  private String answer(String lines, boolean isPlain, String... ids) throws InterruptedException {
    StringWriter out = new StringWriter();
    List<Question> questions = Arrays.stream(ids).map(id -> BANK.find(id).orElseThrow()).toList();
    new Session(
            BANK,
            Progress.in(folder),
            "ada",
            isPlain,
            new BufferedReader(new StringReader(lines)),
            new PrintWriter(out))
        .ask(questions);
    return out.toString();
  }

  @Test
  void explainsOnlyAfterTheAnswer() throws InterruptedException {
    String before = answer("", true, "lock.counter.lost-update");
    assertTrue(before.contains("count++;"), before);
    assertFalse(before.contains("one update is lost"), before);
    assertFalse(before.contains("Right is"), before);
    String after = answer("B\n1 2 1 2\n4\n", true, "lock.counter.lost-update");
    assertTrue(after.contains("every interleaving, 6 in all: `1` (4), `2` (2)."), after);
    assertTrue(after.contains("B is right."), after);
    assertTrue(after.contains("Your schedule leads to `1`: this is the run."), after);
    assertTrue(after.contains("  2. Thread 2, line 4: read count"), after);
    assertTrue(after.contains("one update is lost"), after);
    assertTrue(after.endsWith("1 of 1 right.\n"), after);
  }

  @Test
  void namesTheMisconceptionOfAWrongAnswer() throws InterruptedException {
    String text = answer("a\n1 1 2 2\n\n", false, "lock.counter.lost-update");
    assertTrue(text.contains("A is wrong: `count++` is not one step"), text);
    assertTrue(text.contains("(M1) \"`count++` is one step.\""), text);
    assertTrue(text.contains("Your schedule leads to `2`, not to `1`."), text);
    assertTrue(text.contains("This leads to `1`: 1 2 2 1"), text);
    assertTrue(text.contains("  M1   1×"), text);
  }

  @Test
  void asksAgainForWhatItCannotRead() throws InterruptedException {
    String text = answer("x\nB\n1 7\n\n9\n2\n", true, "lock.counter.lost-update");
    assertTrue(text.contains("'x' is no answer: choose one of A, B, C."), text);
    assertTrue(text.contains("numbers of the threads, such as 1 1 2 2, but it has '7'."), text);
    assertTrue(text.contains("'9' is no number from 1 to 4."), text);
    assertTrue(text.endsWith("1 of 1 right.\n"), text);
  }

  @Test
  void keepsTheAnswersOfTheFolder() throws InterruptedException, IOException {
    answer("B\n\n3\nB\n\n\n", true, "lock.counter.lost-update", "lock.counter.volatile");
    assertEquals(
        List.of(
            new Prediction("ada", "lock.counter.lost-update", "B", 3),
            new Prediction("ada", "lock.counter.volatile", "B", 0)),
        Progress.in(folder).predictions());
    assertTrue(Progress.in(folder).hasAnswered(BANK.find("lock.counter.volatile").orElseThrow()));
    Path file = folder.resolve(".racetrack").resolve("predict.json");
    Files.writeString(file, "[{\"student\":\"ada\"}]");
    assertEquals(
        file + " does not hold predictions: move it away, and begin anew.",
        assertThrows(BadPredictionException.class, () -> Progress.in(folder)).getMessage());
  }

  @Test
  void stopsWhenAskedTo() throws InterruptedException {
    String text = answer("q\n", true, "lock.counter.lost-update", "lock.counter.volatile");
    assertFalse(text.contains("lock.counter.volatile"), text);
    assertFalse(text.contains(" right."), text);
  }
}
