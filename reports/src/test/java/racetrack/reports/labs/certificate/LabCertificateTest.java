// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.check.Word;
import racetrack.reports.labs.certificate.LabCertificate.Row;
import racetrack.statistics.Proportion;

class LabCertificateTest {

  private static final List<Row> RUN =
      List.of(
          row(Group.WRONG, "Caught", Word.BROKEN),
          row(Group.WRONG, "Escaped", Word.HELD),
          row(Group.WRONG, "Open", Word.NOT_DECIDED),
          row(Group.RIGHT, "Held", Word.HELD),
          row(Group.RIGHT, "Alarmed", Word.BROKEN),
          row(Group.CHEATS, "Seen", "FLAGGED"),
          row(Group.CHEATS, "Refused", "REFUSED"));

  private static Row row(Group group, String name, Object outcome) {
    return new Row(group, name, "About <b>it</b>.", outcome.toString(), "why", 4);
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
    assertFalse(of(List.of(row(Group.RIGHT, "Refused", "REFUSED"))).isGood());
    assertFalse(of(List.of(row(Group.RIGHT, "Flagged", "FLAGGED"))).isGood());
  }

  @Test
  void countsAWrongProgramThatIsSentToAPersonAsOpen() {
    LabCertificate certificate = of(List.of(row(Group.WRONG, "Flagged", "FLAGGED")));
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
    assertEquals(Set.of("right/Alarmed"), of(RUN).newFaults(known).keySet());
    assertEquals(Set.of("wrong/Caught"), of(RUN).caughtAgain(known));
  }

  @Test
  void keepsWhoEscapedOnceOnTheList() {
    KnownEscapes known = new KnownEscapes(Map.of("lock.counter wrong/Seldom", "it is rare"));
    List<Row> once = List.of(row(Group.WRONG, "Seldom", Word.HELD));
    List<Row> never = List.of(row(Group.WRONG, "Seldom", Word.BROKEN));
    LabCertificate both = new LabCertificate("lock.counter", "2 cores", List.of(once, never));
    assertEquals(Set.of(), both.caughtAgain(known));
    assertEquals(Map.of(), both.newFaults(known));
  }

  @Test
  void writesALineForEachRunAndOneForAll() {
    StringWriter text = new StringWriter();
    LabCertificate.write(List.of(of(RUN)), new PrintWriter(text));
    List<String> lines = text.toString().strip().lines().toList();
    assertEquals(7, lines.size(), text::toString);
    assertTrue(lines.get(1).matches("lock.counter +1 +1 of 3 .*"), lines::toString);
    assertTrue(lines.get(3).matches("lock.counter +all +2 of 6 .*"), lines::toString);
    assertTrue(lines.get(4).startsWith("lock.counter right/Alarmed, BROKEN"), lines::toString);
  }

  @Test
  void keepsOneForEachLabAndCondition(@TempDir Path folder) throws IOException {
    LabCertificateFile.keep(folder, of(List.of()));
    LabCertificateFile.keep(folder, new LabCertificate("lock.mutex", "2 cores", List.of()));
    LabCertificateFile.keep(folder, new LabCertificate("lock.counter", "1 cores", List.of()));
    LabCertificateFile.keep(folder, of(RUN));
    assertEquals(
        List.of("lock.counter 2 cores", "lock.mutex 2 cores", "lock.counter 1 cores"),
        LabCertificateFile.read(folder).stream()
            .map(one -> one.key() + " " + one.conditions())
            .toList());
    assertEquals(of(RUN), LabCertificateFile.read(folder).getFirst());
  }

  @Test
  void showsThemAsAPageThatEscapesThem(@TempDir Path folder) throws IOException {
    LabCertificateFile.keep(folder, of(RUN));
    org.jsoup.nodes.Document page = Jsoup.parse(folder.resolve("labs-certificate.html").toFile());
    assertEquals("2 of 6 (4 to 78 %)", page.select("tbody td").get(2).text());
    assertEquals(0, page.select("b").size());
    assertTrue(Files.readString(folder.resolve("labs-certificate.json")).contains("Escaped"));
  }
}
