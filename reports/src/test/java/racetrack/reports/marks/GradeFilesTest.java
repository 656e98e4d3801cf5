// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.reports.marks.TrialMarks.TAKES;
import static racetrack.reports.marks.TrialMarks.graded;
import static racetrack.reports.marks.TrialMarks.held;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import racetrack.catalogue.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradeFilesTest {

  private static final int TRIALS = 200;

  @TempDir private Path folder;

  /// The property that all formats share: whoever reads one of them reads the same points.
  @Test
  void saysTheSameTotalInEachFormat() throws Exception {
    Random random = new Random(17);
    for (int trial = 0; trial < TRIALS; trial++) {
      Mark mark = TrialMarks.marking().mark(TrialMarks.any(random));
      Optional<String> total = mark.total().map(Object::toString);
      assertEquals(total, ofTable(mark), mark::note);
      assertEquals(total, ofXml(mark), mark::note);
      assertEquals(total, ofGradescope(mark), mark::note);
      assertEquals(total, ofVpl(mark), mark::note);
      assertEquals(total, ofMarkdown(mark), mark::note);
      assertEquals(total, ofPage(mark), mark::note);
    }
  }

  @Test
  void keepsTheLinesOfWhatACompilerSays() {
    String said = "This does not compile:\n  A.java:1: ';' expected\n      int x";
    Mark mark = TrialMarks.marking().mark(TrialMarks.refused(said));
    String text = file(new StudentText(), mark, "mark.md");
    assertTrue(text.contains("```text\n" + said + "\n```"), text);
  }

  private static String file(Format format, Mark mark, String name) {
    return format.files(mark).getOrDefault(name, "");
  }

  private static Optional<String> ofTable(Mark mark) {
    String text = Table.of(List.of(mark), Map.of("points", Field.POINTS));
    List<String> lines = text.lines().toList();
    assertEquals(2, lines.size(), text);
    return lines.get(1).isEmpty() ? Optional.empty() : Optional.of(lines.get(1));
  }

  private static Document xml(Mark mark) throws Exception {
    byte[] bytes = file(new JUnitReport(), mark, "junit.xml").getBytes(UTF_8);
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static Optional<String> ofXml(Mark mark) throws Exception {
    NodeList properties = xml(mark).getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (property.getAttribute("name").equals("racetrack.points")) {
        return Optional.of(property.getAttribute("value"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofGradescope(Mark mark) {
    JsonNode json =
        JsonMapper.shared().readTree(file(new GradescopeResult(), mark, "results.json"));
    assertTrue(json.get("tests").isArray());
    return Optional.ofNullable(json.get("score")).map(JsonNode::toString);
  }

  /// As VPL reads it: the last line counts that begins with the word.
  private static Optional<String> ofVpl(Mark mark) {
    List<String> grades =
        file(new VplReport(), mark, "vpl.txt")
            .lines()
            .filter(line -> line.contains("Grade :=>>"))
            .toList();
    return grades.isEmpty()
        ? Optional.empty()
        : Optional.of(grades.getLast().replace("Grade :=>>", "").strip());
  }

  private static Optional<String> ofMarkdown(Mark mark) {
    return points(file(new StudentText(), mark, "mark.md").replace("**Points:** ", "Points: "));
  }

  private static Optional<String> ofPage(Mark mark) {
    org.jsoup.nodes.Document page = Jsoup.parse(new GradePages().student(mark));
    assertEquals(0, page.select("script").size());
    String lead = page.select(".lead").text();
    return points("Points: " + lead.replaceFirst(".*?(?=\\d|a person)", ""));
  }

  private static Optional<String> points(String text) {
    Matcher points = Pattern.compile("Points: ([\\d.]+) of").matcher(text);
    return points.find() ? Optional.of(points.group(1)) : Optional.empty();
  }

  @Test
  void namesTheTestsOfXmlTheSameWhateverTheyCameTo() throws Exception {
    Mark good = TrialMarks.marking().mark(graded(held(Question.CONTRACT), held(Question.MODEL)));
    Mark bad =
        TrialMarks.marking()
            .mark(graded(TrialMarks.broken(Question.CONTRACT, TAKES), held(Question.MODEL)));
    assertEquals(names(good), names(bad));
    assertEquals("1", xml(bad).getDocumentElement().getAttribute("failures"));
    assertEquals("0", xml(good).getDocumentElement().getAttribute("failures"));
  }

  private static List<String> names(Mark mark) throws Exception {
    NodeList tests = xml(mark).getElementsByTagName("testcase");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tests.getLength(); i++) {
      names.add(((Element) tests.item(i)).getAttribute("name"));
    }
    return names;
  }

  @Test
  void putsWhatAPersonDecidesFirst() throws IOException {
    List<Graded> all =
        List.of(
            graded("ada", held(Question.CONTRACT), held(Question.MODEL)),
            graded("zoe", held(Question.CONTRACT), TrialMarks.undecided(Question.MODEL)));
    GradeFiles.write(folder, all, TrialMarks.marking(), List.of());
    org.jsoup.nodes.Document page = Jsoup.parse(folder.resolve("index.html").toFile());
    assertEquals(List.of("zoe", "ada"), page.select("tbody th a").eachText());
    assertEquals(List.of("zoe"), page.select("section:first-of-type li a").eachText());
    for (String link : page.select("a[href$=index.html]").eachAttr("href")) {
      assertTrue(Files.exists(folder.resolve(link)), link);
    }
    assertTrue(Files.exists(folder.resolve("assets/report.css")));
  }

  @Test
  void writesNothingOutsideItsFolder() throws IOException {
    Path output = folder.resolve("marks");
    List<Graded> all =
        Stream.of("../../up", "/etc/passwd", "..", "a/b", "con\u0000", "", "assets", "ada", "ada")
            .map(id -> graded(id, held(Question.CONTRACT)))
            .toList();
    GradeFiles.write(output, all, TrialMarks.marking(), List.of());
    try (Stream<Path> outside = Files.list(folder)) {
      assertEquals(List.of(output), outside.toList());
    }
    try (Stream<Path> folders = Files.list(output)) {
      assertEquals(all.size() + 1, folders.filter(Files::isDirectory).count());
    }
  }

  @Test
  void makesNoFormulaOfACell() {
    for (String formula : List.of("=1+1", "+1", "-1", "@sum", " =1")) {
      assertFalse(Plain.cell(formula).matches("\"?[=+@-].*"), formula);
    }
    assertEquals("\"a \"\"b\"\", c\"", Plain.cell("a \"b\",\nc"));
  }

  @Test
  void knowsTheParticipantsOfMoodle() {
    Mark mark =
        TrialMarks.marking()
            .mark(graded("Ada Lovelace_42_assignsubmission_file_", held(Question.CONTRACT)));
    assertEquals("Participant 42", Field.PARTICIPANT.of(mark));
  }
}
