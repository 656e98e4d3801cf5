// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import tools.jackson.databind.json.JsonMapper;

/// The file that a race leaves behind.
class RaceFilesTest {

  private static final List<Answer> ANSWERS =
      List.of(
          answer("SOUND", Finding.HELD, ""),
          answer("TWIN", Finding.BROKE, "a \u0007"),
          answer("ABSENT", Finding.NOT_ASKED, "too many actors"));

  @TempDir private Path folder;

  @Test
  void canBeReadBackAsItWas() throws IOException {
    RaceFiles.write(ANSWERS, folder);
    Answer[] read = new JsonMapper().readValue(folder.resolve("races.json"), Answer[].class);
    assertEquals(ANSWERS, List.of(read));
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    RaceFiles.write(ANSWERS, folder);
    RaceFiles.write(ANSWERS, folder);
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private static Answer answer(String subject, Finding finding, String evidence) {
    return new Answer(
        "made.up",
        subject,
        Check.race("Scenario"),
        finding,
        evidence,
        List.of(new Outcome("1, 1", 7, false, "Fine.")),
        new Strength("TWIN", 0.25, 1e-7),
        1.5,
        Instant.parse("2026-01-02T03:04:05Z"),
        List.of("-Xmx1g"));
  }
}
