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
          row(Group.CHEATS, "Seen", Word.BROKEN),
          Row.refused(program(Group.CHEATS, "Refused"), "It ends the JVM."));

  private static Program program(Group group, String name) {
    return new Program("lock.counter", group, name, "/// About <b>it</b>.\nclass It {}");
  }

  private static Row row(Group group, String name, Word word) {
    return Row.of(program(group, name), word, "why");
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
        List.of("right/Alarmed, BROKEN: About <b>it</b>.", "wrong/Escaped, HELD: About <b>it</b>."),
        List.copyOf(of(RUN).faults()));
    assertFalse(of(RUN).isGood());
    assertTrue(of(List.of(RUN.getFirst(), RUN.get(3), RUN.getLast())).isGood());
  }

  @Test
  void refusesNoRightProgramWithoutAnAlarm() {
    Row refused = Row.refused(program(Group.RIGHT, "Refused"), "It does not compile.");
    assertFalse(of(List.of(refused)).isGood());
  }

  @Test
  void writesALineForEachRunAndOneForAll() {
    StringWriter text = new StringWriter();
    LabCertificate.write(List.of(of(RUN)), new PrintWriter(text));
    List<String> lines = text.toString().strip().lines().toList();
    assertEquals(6, lines.size(), text::toString);
    assertTrue(lines.get(1).matches("lock.counter +1 +1 of 3 .*"), lines::toString);
    assertTrue(lines.get(3).matches("lock.counter +all +2 of 6 .*"), lines::toString);
    assertTrue(lines.get(4).startsWith("lock.counter right/Alarmed, BROKEN"), lines::toString);
  }

  @Test
  void showsThemAsAPageThatEscapesThem(@TempDir Path folder) throws IOException {
    LabCertificateFile.write(folder, List.of(of(RUN)));
    org.jsoup.nodes.Document page = Jsoup.parse(folder.resolve("labs-certificate.html").toFile());
    assertEquals("2 of 6 (4 to 78 %)", page.select("tbody td").get(2).text());
    assertEquals(0, page.select("b").size());
    assertTrue(Files.readString(folder.resolve("labs-certificate.json")).contains("Escaped"));
  }
}
