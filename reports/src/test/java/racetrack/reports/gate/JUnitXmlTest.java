// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// The verdicts for those who read JUnit XML.
class JUnitXmlTest {

  @Test
  void countsACaughtTwinAsPassedAndAWeakRaceAsSkipped()
      throws IOException, SAXException, ParserConfigurationException {
    Element suite =
        suite(
            verdict(Judgement.PASSED, Finding.HELD, ""),
            verdict(Judgement.CAUGHT, Finding.BROKE, "lost"),
            verdict(Judgement.WEAK, Finding.HELD, ""),
            verdict(Judgement.NOT_ASKED, Finding.NOT_ASKED, "a \u0007 & <b>"));
    assertEquals("made.up", suite.getAttribute("name"));
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("skipped"));
    Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
    assertTrue(
        skipped.getAttribute("message").startsWith("WEAK Scenario: n = 7, p = 0.25, missed with"),
        skipped.getAttribute("message"));
    assertEquals(4, suite.getElementsByTagName("system-out").getLength());
    assertEquals(
        "Scenario: n = 7, p = 0.25, missed with 1e-04",
        suite.getElementsByTagName("system-out").item(0).getTextContent());
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertEquals("NOT ASKED", failure.getAttribute("message"));
    assertEquals("a ? & <b>", failure.getTextContent());
  }

  private static Element suite(Verdict... verdicts)
      throws IOException, SAXException, ParserConfigurationException {
    return (Element)
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(JUnitXml.of(List.of(verdicts))))
            .getElementsByTagName("testsuite")
            .item(0);
  }

  private static Verdict verdict(Judgement judgement, Finding finding, String evidence) {
    return new Verdict(
        judgement,
        new Answer(
            "made.up",
            "SUBJECT",
            Check.race("Scenario"),
            finding,
            evidence,
            List.of(new Outcome("1, 1", 7, false, "Fine.")),
            new Strength("TWIN", 0.25, 1e-4),
            1.5,
            Instant.EPOCH,
            List.of()));
  }
}
