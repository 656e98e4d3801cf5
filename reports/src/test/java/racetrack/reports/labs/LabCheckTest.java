// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.check.BadSubmissionException;
import racetrack.reports.launch.Kit;

/// What a check says of a file that cannot be asked: no JVM is started for it.
class LabCheckTest {

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private final Kit kit = Kit.locate();

  @TempDir private Path home;

  /// A class in a package cannot see the files beside it, which are in none.
  @Test
  void saysThatAClassWasMovedAwayFromWhatItNeeds() throws IOException {
    LabFolder lab = labWithHelpers();
    Files.writeString(lab.file(), "package my.work;\n" + Files.readString(lab.file()));
    String said = refusal(BadLabException.class, lab);
    assertTrue(said.contains("is in the package my.work, but the files beside it"), said);
    assertTrue(said.contains("take its line `package` away"), said);
  }

  @Test
  void saysWhereAClassDoesNotCompile() throws IOException {
    LabFolder lab = labWithHelpers();
    Files.writeString(lab.file(), "class YourThing { int x = \"1\"; }\n");
    String said = refusal(BadSubmissionException.class, lab);
    assertTrue(said.contains(lab.file().getFileName() + ":1"), said);
  }

  @Test
  void saysThatThereIsNoClassLeft() throws IOException {
    LabFolder lab = labWithHelpers();
    Files.writeString(lab.file(), "");
    String said = refusal(BadSubmissionException.class, lab);
    assertEquals(1, said.lines().count(), said);
  }

  private <T extends RuntimeException> String refusal(Class<T> kind, LabFolder lab) {
    LabCheck check =
        new LabCheck(kit, EnumSet.allOf(Question.class), Duration.ofSeconds(30), false, NOWHERE);
    return String.valueOf(assertThrows(kind, () -> check.ask(lab, NOWHERE)).getMessage());
  }

  private LabFolder labWithHelpers() {
    for (Entry entry : Catalogue.load().entries()) {
      for (Subject twin : new Wounds(entry).all()) {
        String name = Skeleton.className(entry);
        if (!new StrangersSource(entry, twin, name, 1).helpers().isEmpty()) {
          Path folder = home.resolve("a lab");
          new LabMaker(kit, "racetrack 1").mend(entry, Optional.of(twin.name()), 1, folder);
          return LabFolder.at(folder);
        }
      }
    }
    throw new AssertionError("No wound has a file beside it.");
  }
}
