// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.LabCertificate;

/// Some programs of the smallest lab, graded.
@Tag("wide")
@Timeout(360)
class LabCertificationIT {

  private static final Set<String> SOME = Set.of("CountsInAnInt", "WithMonitor", "Exits");

  @Test
  void findsWhichAreWrongAndGoesOnWithWhatItHasFound(@TempDir Path folder)
      throws InterruptedException, IOException {
    List<Program> programs =
        Program.of("lock.counter").stream().filter(one -> SOME.contains(one.name())).toList();
    StringWriter progress = new StringWriter();
    LabCertification certification = certification(folder, false, progress);
    Entry entry = Catalogue.load().find("lock.counter").orElseThrow();
    List<LabCertificate.Row> rows = certification.ask(entry, programs, 1, List.of());
    assertEquals(
        List.of("BROKEN", "HELD", "FLAGGED"),
        rows.stream().map(LabCertificate.Row::outcome).toList(),
        progress::toString);
    assertTrue(rows.stream().allMatch(LabCertificate.Row::isGood), progress::toString);
    assertEquals(rows, certification.ask(entry, programs, 1, List.of()));
    assertEquals(SOME.size(), timesKnown(progress));
    certification(folder, true, progress).ask(entry, programs, 1, rows);
    assertEquals(SOME.size(), timesKnown(progress));
  }

  private static int timesKnown(StringWriter progress) {
    return progress.toString().split("graded before", -1).length - 1;
  }

  private static LabCertification certification(Path folder, boolean anew, StringWriter progress) {
    return new LabCertification(
        Kit.locate(),
        EnumSet.of(Question.CONTRACT),
        Duration.ofMinutes(5),
        folder,
        "2 cores",
        anew,
        new PrintWriter(progress));
  }
}
