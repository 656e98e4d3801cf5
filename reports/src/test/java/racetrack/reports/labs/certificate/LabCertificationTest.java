// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.LabCertificate.Row;

/// With which checks a program is asked first.
class LabCertificationTest {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();
  private static final Check OTHER = Check.contract("countsEveryIncrementOfEveryThread");

  @Test
  void beginsWithTheCheckThatFoundAProgramBrokenBefore(@TempDir Path folder) {
    LabCertification certification = certification(folder);
    Program program = Program.of(COUNTER.key()).getFirst();
    List<Check> first = first(certification, program, List.of());
    assertFalse(first.contains(OTHER));
    assertFalse(first.isEmpty());
    List<Row> before =
        List.of(
            row(program, LabCertificate.BROKEN, OTHER.toString()),
            row(program, LabCertificate.BROKEN, "CONTRACT isNotThereAnyMore"),
            row(program, LabCertificate.NOT_DECIDED, first.getLast().toString()));
    List<Check> now = first(certification, program, before);
    assertEquals(OTHER, now.getFirst());
    assertEquals(first, now.subList(1, now.size()));
  }

  private static List<Check> first(
      LabCertification certification, Program program, List<Row> before) {
    Map<String, List<Check>> all = certification.first(COUNTER, List.of(program), before);
    assertEquals(1, all.size());
    return all.values().iterator().next();
  }

  private static Row row(Program program, String outcome, String why) {
    return new Row(program.group(), program.name(), program.about(), outcome, why, 1);
  }

  private static LabCertification certification(Path folder) {
    return new LabCertification(
        Kit.locate(),
        EnumSet.allOf(Question.class),
        Duration.ofMinutes(1),
        folder,
        "2 cores",
        false,
        new PrintWriter(Writer.nullWriter()));
  }
}
