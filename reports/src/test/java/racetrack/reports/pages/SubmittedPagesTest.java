// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.submitted.SubmittedFolder;

/// The pages of classes from outside.
class SubmittedPagesTest {

  @TempDir private static Path folder;
  private static Path report;

  @BeforeAll
  static void writeReport() throws IOException {
    SubmittedFolder submitted = new SubmittedFolder(folder.resolve("submitted"));
    TrialClasses.write(submitted);
    report = Report.write(folder.resolve("nothing"), submitted, folder.resolve("report"));
  }

  private static Document page(String name) throws IOException {
    return Jsoup.parse(report.resolveSibling(name + ".html"));
  }

  private static Document own() throws IOException {
    return page("submitted/lock.counter.Own");
  }

  @Test
  void areLinkedFromTheFirstPageAndFromThatOfThePattern() throws IOException {
    for (String name : List.of("index", "lock.counter")) {
      assertEquals(
          List.of(
              "submitted/lock.counter.Failed.html",
              "submitted/lock.counter.Measured.html",
              "submitted/lock.counter.com.acme.ATOMIC.html",
              "submitted/lock.counter.Own.html"),
          page(name).select("li a[href^=submitted/]").eachAttr("href"));
    }
    assertTrue(page("lock.mutex").select("a[href^=submitted/]").isEmpty());
  }

  @Test
  void sayTheWordAndWhatItMeans() throws IOException {
    Element verdict = own().expectFirst("section:has(#verdict)");
    assertEquals("NOT DECIDED", verdict.expectFirst(".verdict").text());
    assertTrue(verdict.text().contains("HELD No promise was seen broken"), verdict::text);
    assertTrue(verdict.text().contains("BROKEN A promise was broken"), verdict::text);
    assertTrue(verdict.text().contains("NOT DECIDED Nobody knows"), verdict::text);
    assertEquals(
        List.of("Contract HELD 12 checks none", "Model BROKEN 1 of 1 check 2 of 2"),
        verdict.select("tbody tr").eachText().subList(0, 2));
    assertTrue(
        own().text().contains("3 of 4 planted errors were caught."), "how many were planted");
  }

  @Test
  void showTheBrokenPromisesWithTheirEvidence() throws IOException {
    Element broken = own().expectFirst("section:has(#broken)");
    assertEquals(
        List.of("model isLinearizable", "race LostUpdate"), broken.select("h3").eachText());
    assertEquals("../lock.counter.html#lock.counter/1", broken.expectFirst("li a").attr("href"));
    assertEquals(TrialClasses.NASTY, broken.expectFirst(".evidence code").text());
    assertTrue(broken.text().contains("1 99 9.9 % forbidden An increment is lost."), broken::text);
  }

  @Test
  void setTheClassBesideTheSubjectsOfTheKit() throws IOException {
    Element figure = own().expectFirst("figure");
    assertEquals(
        List.of("SYNCHRONIZED", "LOCK", "ATOMIC", "Own"),
        figure.select("details tbody th").eachText().stream().distinct().toList());
    assertTrue(figure.expectFirst("img").attr("alt").contains("Own 58.2"), figure::html);
    assertTrue(own().text().contains("Own is the thick line."));
    assertTrue(own().text().contains("CounterBench.mostlyRead com.acme.Own, 1 worker: It threw"));
  }

  @Test
  void sayThatAClassThatFailedIsInNoChart() throws IOException {
    String text = page("submitted/lock.counter.Failed").text();
    assertTrue(text.contains("Failed is in no chart; “Not measured” below says why."), text);
    assertTrue(text.contains("It was not checked: racetrack check"), text);
    assertFalse(text.contains("Broken promises"), text);
  }

  @Test
  void obeyNothingThatAClassSays() throws IOException {
    for (String name : List.of("lock.counter.Own", "lock.counter.Measured")) {
      Document page = page("submitted/" + name);
      assertEquals(0, page.select("script:not([src]), b").size(), page::html);
      assertTrue(page.text().contains("It threw " + TrialClasses.NASTY), page::text);
      assertTrue(page.text().contains("<b>Own</b>.java"), page::text);
    }
    assertTrue(own().text().contains("1 of 3 races " + TrialClasses.NASTY));
    assertTrue(own().text().contains("was not caught " + TrialClasses.NASTY));
  }

  @Test
  void goWithTheClassesThatAreNotThereAnyMore() throws IOException {
    Path output = folder.resolve("again");
    SubmittedFolder submitted = new SubmittedFolder(folder.resolve("submitted"));
    Path nothing = folder.resolve("nothing");
    Path page =
        Report.write(nothing, submitted, output).resolveSibling("submitted/lock.counter.Own.html");
    assertTrue(Files.exists(page));
    Path _ = Report.write(nothing, new SubmittedFolder(nothing), output);
    assertFalse(Files.exists(page));
  }
}
