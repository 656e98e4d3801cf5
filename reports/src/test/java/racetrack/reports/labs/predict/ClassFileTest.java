// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Are the answers of a class read as they were written, and counted?
class ClassFileTest {

  private static final String HEAD = "student,question,answer,sure\n";
  private static final String ID = "lock.counter.lost-update";
  private static final QuestionBank BANK = QuestionBank.load(QuestionBank.ENGLISH);

  @TempDir Path folder;

  private List<Prediction> read(String text) throws IOException {
    Path file = folder.resolve("class.csv");
    Files.writeString(file, text);
    return ClassFile.read(file, BANK);
  }

  private void refuses(String text, String sentence) {
    String message =
        String.valueOf(assertThrows(BadPredictionException.class, () -> read(text)).getMessage());
    assertEquals(sentence, message.replace(folder + "/", ""));
  }

  @Test
  void readsWhatItHasWritten() throws IOException {
    List<Prediction> predictions =
        List.of(new Prediction("Lovelace, \"Ada\"", ID, "A", 4), new Prediction("bob", ID, "B", 0));
    assertEquals(predictions, read(ClassFile.text(predictions)));
  }

  @Test
  void readsWhatASpreadsheetWrites() throws IOException {
    assertEquals(
        List.of(new Prediction("Ada", ID, "B", 3)),
        read("\uFEFFstudent;question;answer;sure\r\n\"Ada\";" + ID + ";b;3\r\n"));
  }

  @Test
  void saysWhatIsWrongInWhichLine() {
    refuses(
        "name,answer\n",
        "class.csv must begin with the line \"student,question,answer,sure\", but begins with"
            + " \"name,answer\".");
    refuses(HEAD, "class.csv holds no answers: give one per line.");
    refuses(
        HEAD + "ada," + ID + ",A\n",
        "class.csv, line 2: 3 columns, but there must be 4: student,question,answer,sure.");
    refuses(
        HEAD + "\nada,lock.counter,A,1\n",
        "class.csv, line 3: no question has the id 'lock.counter'; `lab predict --list` shows"
            + " all.");
    refuses(
        HEAD + "ada," + ID + ",D,1\n",
        "class.csv, line 2: " + ID + " has no answer 'D', but [A, B, C].");
    refuses(
        HEAD + "ada," + ID + ",A,5\n",
        "class.csv, line 2: sure must be from 1, a guess, to 4, certain, or empty, but was '5'.");
  }

  @Test
  void refusesWhatIsNotText() throws IOException {
    Path file = folder.resolve("class.csv");
    Files.write(file, "student,question\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + " is not in UTF-8: save it as CSV in UTF-8.",
        assertThrows(BadPredictionException.class, () -> ClassFile.read(file, BANK)).getMessage());
  }

  @Test
  void countsVotesBeforeAndAfterTheTalk() {
    List<Prediction> before =
        List.of(
            new Prediction("ada", ID, "A", 4),
            new Prediction("bob", ID, "A", 2),
            new Prediction("eve", ID, "B", 1));
    List<Prediction> after =
        List.of(new Prediction("ada", ID, "B", 4), new Prediction("bob", ID, "B", 0));
    StringWriter text = new StringWriter();
    new Histogram(BANK, before, Optional.of(after)).write(new PrintWriter(text));
    List<String> lines = text.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertTrue(lines.contains(" before, votes: 3"), text::toString);
    assertTrue(lines.contains(" A M1 #################### 2 67 % `2`"), text::toString);
    assertTrue(lines.contains(" B right ########## 1 33 % `1` or `2`"), text::toString);
    assertTrue(lines.contains(" those who were right were sure by 1.0 of 4"), text::toString);
    assertTrue(lines.contains(" those who were wrong were sure by 3.0 of 4"), text::toString);
    assertTrue(
        lines.contains(" B right ############################## 2 100 % `1` or `2`"),
        text::toString);
    assertTrue(lines.contains(" M1 2, then 0 `count++` is one step."), text::toString);
  }
}
