// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.LabCertificate.Group;
import racetrack.reports.results.LabCertificate.Row;
import racetrack.reports.results.LabCertificateFile;
import racetrack.statistics.Proportion;

class LabCertificateTest {

  private static final List<Row> RUN =
      List.of(
          row(Group.WRONG, "Caught", LabCertificate.BROKEN),
          row(Group.WRONG, "Escaped", LabCertificate.HELD),
          row(Group.WRONG, "Open", LabCertificate.NOT_DECIDED),
          row(Group.RIGHT, "Held", LabCertificate.HELD),
          row(Group.RIGHT, "Alarmed", LabCertificate.BROKEN),
          row(Group.CHEATS, "Seen", LabCertificate.FLAGGED),
          row(Group.CHEATS, "Refused", LabCertificate.REFUSED));

  private static Row row(Group group, String name, String outcome) {
    return new Row(group, name, "About <b>it</b>.", outcome, "why", 4);
  }

  private static LabCertificate of(List<Row> run) {
    return new LabCertificate("lock.counter", "2 cores", List.of(run, run));
  }

  @Test
  void countsOverAllRuns() {
    LabCertificate certificate = of(RUN);
    assertEquals(new Proportion(2, 6), certificate.good(Group.WRONG));
    assertEquals(new Proportion(4, 4), certificate.good(Group.CHEATS));
    assertEquals(new Proportion(2, 4), certificate.falseAlarms());
    assertEquals(new Proportion(2, 14), certificate.undecided());
  }

  @Test
  void namesWhatCameToWhatItMustNot() {
    assertEquals(
        Map.of(
            "right/Alarmed", "BROKEN: About <b>it</b>.", "wrong/Escaped", "HELD: About <b>it</b>."),
        of(RUN).faults());
    assertEquals(Map.of("wrong/Open", "why"), of(RUN).open());
    assertFalse(of(RUN).isGood());
    assertTrue(of(List.of(RUN.getFirst(), RUN.get(3), RUN.getLast())).isGood());
  }

  @Test
  void sendsNoRightProgramToAPersonWithoutAnAlarm() {
    assertFalse(of(List.of(row(Group.RIGHT, "Refused", LabCertificate.REFUSED))).isGood());
    assertFalse(of(List.of(row(Group.RIGHT, "Flagged", LabCertificate.FLAGGED))).isGood());
  }

  @Test
  void countsAWrongProgramThatIsSentToAPersonAsOpen() {
    LabCertificate certificate = of(List.of(row(Group.WRONG, "Flagged", LabCertificate.FLAGGED)));
    assertTrue(certificate.isGood());
    assertEquals(new Proportion(2, 2), certificate.undecided());
  }

  @Test
  void tellsNewFaultsFromThoseThatAreKnown() {
    KnownEscapes known =
        new KnownEscapes(
            Map.of(
                "lock.counter wrong/Escaped", "it is rare",
                "lock.counter wrong/Caught", "it was",
                "lock.mutex right/Alarmed", "another lab"));
    assertEquals(Set.of("right/Alarmed"), known.newIn(of(RUN)).keySet());
    assertEquals(Set.of("wrong/Caught"), known.caughtIn(of(RUN)));
  }

  @Test
  void keepsWhoEscapedOnceOnTheList() {
    KnownEscapes known = new KnownEscapes(Map.of("lock.counter wrong/Seldom", "it is rare"));
    List<Row> once = List.of(row(Group.WRONG, "Seldom", LabCertificate.HELD));
    List<Row> never = List.of(row(Group.WRONG, "Seldom", LabCertificate.BROKEN));
    LabCertificate both = new LabCertificate("lock.counter", "2 cores", List.of(once, never));
    assertEquals(Set.of(), known.caughtIn(both));
    assertEquals(Map.of(), known.newIn(both));
  }

  @Test
  void writesALineForEachRunAndOneForAll() {
    StringWriter text = new StringWriter();
    new CertificateTable(new KnownEscapes(Map.of()), new PrintWriter(text)).write(List.of(of(RUN)));
    List<String> lines = text.toString().strip().lines().toList();
    assertEquals(7, lines.size(), text::toString);
    assertTrue(lines.get(1).matches("lock.counter +1 +1 of 3 .*"), lines::toString);
    assertTrue(lines.get(3).matches("lock.counter +all +2 of 6 .*"), lines::toString);
    assertTrue(lines.get(4).startsWith("lock.counter right/Alarmed, BROKEN"), lines::toString);
  }

  @Test
  void keepsOneForEachLabAndCondition(@TempDir Path folder) throws IOException {
    new LabCertificateFile(folder).keep(of(List.of()));
    new LabCertificateFile(folder).keep(new LabCertificate("lock.mutex", "2 cores", List.of()));
    new LabCertificateFile(folder).keep(new LabCertificate("lock.counter", "1 cores", List.of()));
    new LabCertificateFile(folder).keep(of(RUN));
    assertEquals(
        List.of("lock.counter 2 cores", "lock.mutex 2 cores", "lock.counter 1 cores"),
        new LabCertificateFile(folder)
            .read().stream().map(one -> one.key() + " " + one.conditions()).toList());
    assertEquals(of(RUN), new LabCertificateFile(folder).read().getFirst());
  }
}
