// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import racetrack.catalogue.Answer;
import racetrack.catalogue.NumberedPromise;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.PromisesAsked;
import racetrack.reports.results.Verdict;

/// The verdicts as JUnit XML, for tools that read nothing else.
///
/// A test is a check of a subject. A twin that is caught has passed. What is weak, or not
/// observable here, is skipped, with the judgement as its message: the format has no word for it,
/// and it is no pass. What was not asked closes the gate, so it is a failure.
final class JUnitXml {

  private JUnitXml() {}

  /// {@return the file's content}
  ///
  /// @param verdicts the verdicts, a test suite for each pattern
  static byte[] of(Collection<Verdict> verdicts) {
    Map<String, List<Verdict>> patterns =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(v -> v.answer().key(), TreeMap::new, Collectors.toList()));
    PromisesAsked promises = new PromisesAsked(verdicts);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<Verdict>> pattern : patterns.entrySet()) {
        writeSuite(xml, pattern.getKey(), pattern.getValue(), promises);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // it goes to memory
    }
    return bytes.toByteArray();
  }

  private static void writeSuite(
      XMLStreamWriter xml, String key, Collection<Verdict> verdicts, PromisesAsked promises)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", key);
    xml.writeAttribute("tests", Integer.toString(verdicts.size()));
    xml.writeAttribute("failures", count(verdicts, "failure"));
    xml.writeAttribute("skipped", count(verdicts, "skipped"));
    for (Verdict verdict : verdicts) {
      writeTest(xml, verdict, promises);
    }
    xml.writeEndElement();
  }

  private static void writeTest(XMLStreamWriter xml, Verdict verdict, PromisesAsked promises)
      throws XMLStreamException {
    Answer answer = verdict.answer();
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", answer.key() + "." + answer.subject());
    xml.writeAttribute("name", answer.check().toString());
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", answer.seconds()));
    String element = element(verdict.judgement());
    if (!element.isEmpty()) {
      xml.writeStartElement(element);
      xml.writeAttribute("message", message(verdict));
      for (NumberedPromise promise : promises.of(answer)) {
        xml.writeCharacters("asks " + promise + "\n");
      }
      xml.writeCharacters(printable(Evidence.of(answer).brief()));
      xml.writeEndElement();
    }
    if (answer.strength() != null || answer.exploration() != null) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(Table.strength(answer));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String element(Judgement judgement) {
    return switch (judgement) {
      case PASSED, CAUGHT -> "";
      case WEAK, NOT_OBSERVABLE -> "skipped";
      case FAILED, ESCAPED, NOT_ASKED -> "failure";
    };
  }

  private static String message(Verdict verdict) {
    String words = verdict.judgement().words().toUpperCase(Locale.ROOT);
    return verdict.judgement() == Judgement.WEAK
        ? words + " " + Table.strength(verdict.answer())
        : words;
  }

  /// XML cannot hold control characters; a crashed JVM prints what it likes.
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }

  private static String count(Collection<Verdict> verdicts, String element) {
    return Long.toString(
        verdicts.stream().filter(v -> element(v.judgement()).equals(element)).count());
  }
}
