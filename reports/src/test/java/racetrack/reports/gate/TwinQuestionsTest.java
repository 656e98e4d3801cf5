// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;

/// What becomes of twins whose JVM is lost.
@Timeout(60)
class TwinQuestionsTest {

  private final Entry queue = Catalogue.load().find("queue.bounded").orElseThrow();

  @TempDir private Path folder;

  @Test
  void areNotAskedIfTheirJvmGivesNoAnswer() throws IOException, InterruptedException {
    // With an empty class path, each JVM ends before it can answer.
    Path empty = Files.createDirectories(folder.resolve("empty"));
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    List<Answer> answers =
        new TwinQuestions(empty.toString(), empty.toString(), folder.resolve("twins"), nowhere)
            .ask(List.of(queue));
    assertFalse(answers.isEmpty());
    for (Answer answer : answers) {
      assertEquals(Finding.NOT_ASKED, answer.finding());
      assertTrue(answer.evidence().contains("it exited with 1"), answer::evidence);
      assertTrue(answer.evidence().contains("racetrack.testkit.Asker"), answer::evidence);
    }
  }
}
