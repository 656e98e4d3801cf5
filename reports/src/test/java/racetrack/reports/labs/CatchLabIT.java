// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;

/// Tests of a student, held against the classes of the kit.
class CatchLabIT {

  private static final String TODO =
      "    // Say here what you expect, with assertEquals and its like.";

  private static final Duration BUDGET = Duration.ofMinutes(2);

  @TempDir private Path home;

  private final Kit kit = Kit.locate();
  private final Entry entry = Catalogue.load().find("executor.batch").orElseThrow();

  @Test
  void countsWhatIsCaughtAndTellsOfAFalseAlarm() throws IOException, InterruptedException {
    int twins = new Wounds(entry).all().size();
    String all = twins + " broken classes are caught.";
    Path folder = home.resolve("my tests");
    new LabMaker(kit, "racetrack 1").catchTwins(entry, folder);
    LabFolder lab = LabFolder.at(folder);
    // In the student's file: a test that its author has put by must leave nothing open.
    write(lab, TODO + "\n  }\n\n  @org.junit.jupiter.api.Disabled\n  @Test\n  void isPutBy() {");
    Outcome nothing = check(lab);
    assertEquals(Word.BROKEN, nothing.word(), nothing::toString);
    assertTrue(nothing.lines().contains("0 of %s".formatted(all)), nothing::toString);
    write(lab, "org.junit.jupiter.api.Assertions.fail(\"always\");");
    Outcome alarm = check(lab);
    assertEquals(Word.BROKEN, alarm.word(), alarm::toString);
    assertTrue(alarm.lines().getFirst().startsWith("0 of "), alarm::toString);
    assertTrue(alarm.lines().contains(twins + " of %s".formatted(all)), alarm::toString);
    assertFalse(alarm.isDone());
  }

  private Outcome check(LabFolder lab) throws InterruptedException {
    return new CatchLab(kit, entry).check(lab, BUDGET);
  }

  private static void write(LabFolder lab, String statement) throws IOException {
    Files.writeString(lab.file(), lab.writtenText().replace(TODO, "    " + statement));
  }
}
