// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import tools.jackson.databind.json.JsonMapper;

/// Whose answers count.
class TestAnswersTest {

  private final Answer answer =
      JudgeTest.answer(
          "made.up", "ONE", Check.model(), Finding.HELD, Instant.parse("2099-01-02T03:04:05Z"));

  @TempDir private Path folder;

  @BeforeEach
  void answer() throws IOException {
    Path build = Files.createDirectory(folder.resolve("build-1"));
    Files.writeString(build.resolve("1.jsonl"), new JsonMapper().writeValueAsString(answer));
  }

  @Test
  void countIfTheyAreOfThisBuildWhateverTheClockSaid() {
    assertEquals(List.of(answer), read(Optional.of("build-1")));
  }

  @Test
  void countIfNoBuildIsNamed() {
    assertEquals(List.of(answer), read(Optional.empty()));
  }

  @Test
  void doNotCountIfTheyAreOfAnotherBuild() {
    Answer other = read(Optional.of("build-2")).getFirst();
    assertEquals(Finding.NOT_ASKED, other.finding());
    assertTrue(other.evidence().endsWith("is of another build."), other.evidence());
  }

  private List<Answer> read(Optional<String> build) {
    return new TestAnswers(folder, build).read();
  }
}
