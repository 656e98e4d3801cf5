// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Finding;
import racetrack.catalogue.WholeFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the answers of a race: `races.json` for the gate and the report, JUnit XML for others.
final class RaceFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RaceFiles() {}

  /// Writes both files. Each appears whole or not at all.
  ///
  /// In the XML a test fails when its finding is not [Finding#HELD], whatever its subject claims:
  /// what the claims make of the findings is for the gate to say.
  ///
  /// @param answers the answers
  /// @param folder where to write `races.json` and `TEST-races.xml`
  /// @throws FileSystemException if they cannot be written
  static void write(List<Answer> answers, Path folder) throws FileSystemException {
    WholeFile.write(folder.resolve("races.json"), JSON.writeValueAsBytes(answers));
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    try {
      writeXml(answers, xml);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    WholeFile.write(folder.resolve("TEST-races.xml"), xml.toByteArray());
  }

  private static void writeXml(List<Answer> answers, OutputStream stream)
      throws XMLStreamException {
    XMLStreamWriter xml =
        XMLOutputFactory.newFactory().createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "races");
    xml.writeAttribute("tests", Integer.toString(answers.size()));
    xml.writeAttribute("failures", Long.toString(count(answers, Finding.BROKE)));
    xml.writeAttribute("skipped", Long.toString(count(answers, Finding.NOT_ASKED)));
    for (Answer answer : answers) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", answer.key() + "." + answer.check().name());
      xml.writeAttribute("name", answer.subject());
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", answer.seconds()));
      switch (answer.finding()) {
        case HELD -> {}
        case BROKE -> writeDetail(xml, "failure", answer);
        case NOT_ASKED -> writeDetail(xml, "skipped", answer);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  private static void writeDetail(XMLStreamWriter xml, String element, Answer answer)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", "%d of %d".formatted(answer.hits(), answer.samples()));
    xml.writeCharacters(printable(answer.evidence()));
    xml.writeEndElement();
  }

  /// XML cannot hold control characters; a crashed JVM prints what it likes.
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }

  private static long count(List<Answer> answers, Finding finding) {
    return answers.stream().filter(answer -> answer.finding() == finding).count();
  }
}
