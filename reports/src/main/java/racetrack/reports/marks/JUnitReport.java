// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import racetrack.reports.marks.Mark.Line;
import tools.jackson.databind.json.JsonMapper;

/// A mark as JUnit XML, with Artemis' `customFeedbacks`.
///
/// A test is a dimension. Its name never changes, since weights hang on names elsewhere. What is
/// not decided is skipped: it is neither passed nor failed. JUnit has a text for failures only, so
/// Artemis reads what was asked of the others from files of its own.
///
/// ## Source
///
/// Artemis, *Programming exercises*, and the README of its notification plug-in: one JSON object a
/// file, with `name`, `successful` and `message`.
final class JUnitReport implements Format {

  @Override
  public Map<String, String> files(Mark mark) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("junit.xml", xml(mark));
    for (Line line : mark.lines()) {
      if (line.standing() != Standing.NOT_DECIDED) {
        Map<String, Object> feedback = new LinkedHashMap<>();
        feedback.put("name", line.dimension().title());
        feedback.put("successful", line.standing() == Standing.HELD);
        feedback.put("message", Plain.printable(line.standing() + ": " + line.sentence()));
        files.put(
            "customFeedbacks/%s.json".formatted(line.dimension().id()),
            JsonMapper.shared().writeValueAsString(feedback));
      }
    }
    return files;
  }

  private static String xml(Mark mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, UTF_8.name());
      xml.writeStartDocument(UTF_8.name(), "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", mark.key());
      xml.writeAttribute("tests", Integer.toString(tests(mark)));
      xml.writeAttribute("failures", count(mark, "failure"));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", count(mark, "skipped"));
      xml.writeAttribute("time", "%.3f".formatted(mark.took().toMillis() / 1e3));
      writeProperties(xml, mark);
      for (Line line : mark.lines()) {
        writeTest(xml, mark.key(), line);
      }
      if (mark.lines().isEmpty()) {
        writeUnasked(xml, mark);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // it goes to memory
    }
    return bytes.toString(UTF_8);
  }

  private static int tests(Mark mark) {
    return Math.max(1, mark.lines().size());
  }

  private static void writeProperties(XMLStreamWriter xml, Mark mark) throws XMLStreamException {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("racetrack.submission", mark.submission());
    properties.put("racetrack.verdict", mark.verdict().toString());
    mark.total().ifPresent(total -> properties.put("racetrack.points", total.toString()));
    properties.put("racetrack.out-of", mark.outOf().toString());
    properties.put("racetrack.seed", mark.seed());
    xml.writeStartElement("properties");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", property.getKey());
      xml.writeAttribute("value", Plain.printable(property.getValue()));
    }
    xml.writeEndElement();
  }

  private static void writeTest(XMLStreamWriter xml, String key, Line line)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", key);
    xml.writeAttribute("name", line.dimension().title());
    String element = element(line.standing());
    if (!element.isEmpty()) {
      xml.writeStartElement(element);
      xml.writeAttribute("message", Plain.printable(line.standing() + ": " + line.sentence()));
      for (Mark.Finding finding : line.findings()) {
        xml.writeCharacters(Plain.printable(Findings.text(finding)) + "\n\n");
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /// Without a test a platform sees nothing, and nothing must not look like success.
  private static void writeUnasked(XMLStreamWriter xml, Mark mark) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", mark.key());
    xml.writeAttribute("name", "asked");
    xml.writeStartElement(element(mark.verdict()));
    xml.writeAttribute("message", Plain.printable(mark.note()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String element(Standing standing) {
    return switch (standing) {
      case HELD -> "";
      case NOT_DECIDED -> "skipped";
      case BROKEN, NOT_REACHED, REFUSED -> "failure";
    };
  }

  private static String count(Mark mark, String element) {
    List<Standing> standings =
        mark.lines().isEmpty()
            ? List.of(mark.verdict())
            : mark.lines().stream().map(Line::standing).toList();
    return String.format(
        Locale.ROOT, "%d", standings.stream().filter(one -> element(one).equals(element)).count());
  }
}
