// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;

/// Some programs of the smallest lab, through the door.
@Tag("wide")
@Timeout(360)
class LabCertificationIT {

  private static final Set<String> SOME = Set.of("CountsInAnInt", "WithMonitor", "Exits");

  @Test
  void findsWhichAreWrong() throws InterruptedException {
    List<Program> programs =
        Program.of("lock.counter").stream().filter(one -> SOME.contains(one.name())).toList();
    StringWriter progress = new StringWriter();
    List<LabCertificate.Row> rows =
        new LabCertification(
                Kit.locate(),
                EnumSet.of(Question.CONTRACT),
                Duration.ofMinutes(5),
                new PrintWriter(progress))
            .ask(Catalogue.load().find("lock.counter").orElseThrow(), programs);
    assertEquals(SOME.size(), rows.size());
    assertEquals(
        List.of("BROKEN", "HELD", "BROKEN"),
        rows.stream().map(LabCertificate.Row::outcome).toList(),
        progress::toString);
    assertTrue(rows.stream().allMatch(LabCertificate.Row::isGood), progress::toString);
  }
}
