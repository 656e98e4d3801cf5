// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.LabCertificateFile;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.rules.CertRule;

class ReportTest {

  @TempDir private static Path folder;

  private static Path full;
  private static Path empty;

  @BeforeAll
  static void writeReports() throws IOException {
    Path results = folder.resolve("results");
    TrialResults.write(results);
    new LabCertificateFile(results)
        .keep(
            new LabCertificate(
                "lock.counter",
                "2 cores",
                List.of(
                    List.of(
                        new LabCertificate.Row(
                            LabCertificate.Group.WRONG,
                            "Escaped",
                            "About <b>it</b>.",
                            LabCertificate.HELD,
                            "",
                            4)))));
    SubmittedFolder submitted = new SubmittedFolder(folder.resolve("submitted"));
    TrialClasses.write(submitted);
    full = Report.write(results, submitted, folder.resolve("full"));
    Path nothing = folder.resolve("nothing");
    empty = Report.write(nothing, new SubmittedFolder(nothing), folder.resolve("empty"));
  }

  @Test
  void linksEveryPatternFromItsFirstPage() throws IOException {
    Document index = page(full, "index");
    for (Entry entry : Catalogue.load().entries()) {
      String link = "a[href=" + entry.key() + ".html]";
      assertEquals(1, index.select(".family th " + link).size(), entry.key());
      assertEquals(1, index.select(".map " + link).size(), entry.key());
      assertEquals(1, index.select(".leaf " + link).size(), entry.key());
    }
  }

  @Test
  void saysWhatEachQuestionCameToForAPattern() throws IOException {
    Element line = page(full, "index").expectFirst(".family tr:has(a[href=queue.bounded.html])");
    assertEquals("PASSED 5", shown(line, 1));
    assertEquals("NOT ASKED", shown(line, 2));
    assertEquals("PASSED 2.5 · 10⁻²⁷", shown(line, 3));
    int twins = Catalogue.load().find("queue.bounded").orElseThrow().broken().size();
    assertEquals("CAUGHT %d of %1$d".formatted(twins), shown(line, 4));
    assertTrue(line.child(5).text().endsWith(" M/s"), line::text);
    assertTrue(line.expectFirst("svg").attr("aria-label").startsWith("update over workers: "));
    assertTrue(line.attr("data-rules").contains("THI03"), line::outerHtml);
    assertTrue(line.attr("data-verdicts").contains("not-asked"), line::outerHtml);
  }

  private static String shown(Element line, int column) {
    Element verdict = line.child(column).expectFirst(".verdict");
    String word = verdict.expectFirst(".word").text();
    return (word.toUpperCase(Locale.ROOT) + " " + verdict.ownText()).strip();
  }

  @Test
  void saysEachReasonOnce() throws IOException {
    Document index = page(empty, "index");
    List<String> reasons = index.select(".reasons li").stream().map(Element::ownText).toList();
    assertFalse(reasons.isEmpty());
    assertEquals(reasons.size(), new HashSet<>(reasons).size());
    for (Element why : index.select(".why")) {
      assertEquals(1, index.select(why.attr("href")).size(), why::outerHtml);
    }
    Document page = page(empty, "executor.batch");
    assertEquals(
        1, page.select("p:contains(Lincheck interleaves only the threads)").size(), page::text);
  }

  @Test
  void saysWhichCommitWasJudgedAndMeasuredAsFarAsAFileSaysSo() throws IOException {
    assertEquals(List.of("0123abc judged, 4567def measured"), commit(full));
    assertEquals(List.of(), commit(empty));
    Path measured = Files.createDirectory(folder.resolve("measured"));
    Files.copy(
        folder.resolve("results/benchmarks.meta.json"), measured.resolve("benchmarks.meta.json"));
    Results results = Results.of(measured, new SubmittedFolder(measured));
    assertEquals(Optional.of("4567def"), results.commit());
  }

  private static List<String> commit(Path report) throws IOException {
    return page(report, "index").select(".about dt:contains(Commit) + dd").eachText();
  }

  @Test
  void isCompleteWithoutItsScript() throws IOException {
    Document index = page(full, "index");
    assertEquals(List.of("filters", "found"), index.select("[hidden]").eachAttr("id"));
    assertEquals(Catalogue.load().entries().size(), index.select(".family tbody tr").size());
  }

  @Test
  void teachesAPatternInTheOrderInWhichOneLearns() throws IOException {
    Document page = page(full, "queue.bounded");
    assertTrue(page.expectFirst(".question").text().startsWith("A producer is faster"));
    assertEquals(
        List.of(
            "idea",
            "contract",
            "reference",
            "twins",
            "subjects",
            "throughput",
            "memory",
            "verdicts",
            "models",
            "races",
            "lab",
            "python",
            "rules",
            "sources"),
        page.select("h2").eachAttr("id"));
    assertEquals(
        List.of(
            "idea",
            "contract",
            "reference",
            "twins",
            "subjects",
            "throughput",
            "memory",
            "verdicts",
            "models",
            "races",
            "lab",
            "python",
            "rules",
            "sources"),
        page.select(".contents a").eachAttr("href").stream().map(a -> a.substring(1)).toList());
    assertEquals(
        List.of("producer", "queue of 1", "consumer"), page.select("text.head").eachText());
    assertTrue(page.select(".picture li").eachText().contains("producer → queue of 1: put(a)"));
    assertTrue(
        page.expectFirst("[aria-labelledby=reference] code.language-java").text().contains("lock"));
    assertTrue(page.select(".diff .wound").text().contains("if (items.isEmpty())"));
    assertEquals("event.barrier.html", page.expectFirst("a[rel=prev]").attr("href"));
    assertEquals("queue.joinable.html", page.expectFirst("a[rel=next]").attr("href"));
    assertTrue(page.expectFirst("[aria-labelledby=rules]").text().contains("THI03"));
    assertTrue(page.expectFirst(".sources").text().contains("Monitors: An Operating System"));
  }

  @Test
  void saysInWhichModesTheDeepTierHasRacedWhat() throws IOException {
    Document page = page(full, "deep");
    assertTrue(
        page.text().contains("it ran for 60 minutes: 1 race, each of one subject."), page::text);
    assertEquals(
        List.of(
            "Affinity free 3 900,000 0",
            "Affinity pinned 2 100,000 0",
            "Compilation C2 3 900,000 0",
            "Compilation interpreter 2 100,000 0"),
        page.select("[aria-labelledby=modes] tbody tr").eachText().subList(0, 4));
    assertEquals(
        "queue.bounded Overtaking CONDITION 2 1,000,000 0 2.5 · 10⁻²⁷",
        page.expectFirst("[aria-labelledby=races] tbody tr").text());
    assertTrue(page(empty, "deep").text().contains("It was not run"));
  }

  @Test
  void hasNoPageThatIsLong() throws IOException {
    for (Document page : pages(full)) {
      long bytes = Files.size(placeOf(page));
      assertTrue(bytes < 500_000, () -> page.title() + ": " + bytes);
    }
  }

  @Test
  void drawsThePictureOfTheReadme() throws IOException {
    Path drawn = full.resolveSibling("pictures/queue.bounded.svg");
    assertEquals(
        Files.readString(drawn),
        Files.readString(Path.of("src/readme/queue.bounded.svg")),
        () -> "copy it from " + drawn);
  }

  @Test
  void comparesTheSubjectsInOneTable() throws IOException {
    Element table = page(full, "queue.bounded").expectFirst(".compared");
    Element condition = table.expectFirst("tbody tr");
    assertEquals("CONDITION", condition.child(0).text());
    assertEquals("One lock, two conditions.", condition.child(1).text());
    assertEquals("Blocking and unfair.", condition.child(2).text());
    assertEquals("Unfair.", condition.child(3).text());
    assertEquals(
        "By its code: put, take.", table.expectFirst("tbody tr:last-child").child(2).text());
    assertEquals("17 to 24", condition.child(4).text());
    assertTrue(condition.child(5).text().matches("[\\d.]+ ±\\d+ %"), condition::text);
    assertTrue(table.text().contains("library"), table::text);
  }

  @Test
  void allowsNothingThatIsNotItsOwn() throws IOException {
    for (Document page : pages(full)) {
      String policy = page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
      assertTrue(policy.startsWith("default-src 'none'; "), policy);
      assertFalse(policy.contains("unsafe") || policy.contains("http"), policy);
      assertEquals(0, page.select("script:not([src]), style, [onclick]").size(), page.title());
    }
  }

  @Test
  void hasAVerdictForEverySubjectAndQuestion() throws IOException {
    for (Entry entry : Catalogue.load().entries()) {
      Document page = page(full, entry.key());
      for (Subject subject : entry.subjects()) {
        Element row =
            page.select(".matrix tbody tr").stream()
                .filter(tr -> tr.child(0).ownText().equals(subject.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject.name()));
        assertEquals(3, row.select("td .verdict").size(), subject.name());
      }
    }
  }

  @Test
  void saysHowSureACleanRaceIs() throws IOException {
    Element races = page(full, "queue.bounded").expectFirst("section[aria-labelledby=races]");
    assertEquals(
        List.of(
            "BROKEN_IF shows its wound with frequency p ≥ 9.5 · 10⁻⁴. Who ran n clean samples would"
                + " have missed a wound like it with probability (1 − p)ⁿ at most."),
        races.select("h3:contains(Overtaking) + p").eachText());
    String row = races.expectFirst("tr:has(th:contains(CONDITION))").text();
    assertEquals("CONDITION passed 1,000,000 2.5 · 10⁻²⁷ 1,000,000 100.0 % 0", row);
    Element models = page(full, "queue.bounded").expectFirst("section[aria-labelledby=models]");
    assertEquals(1, models.select("p:contains(No answer.)").size(), models::text);
  }

  @Test
  void showsWhoAsksAboutEachPromise() throws IOException {
    Document page = page(full, "queue.bounded");
    Element asked = page.expectFirst("tr:has([id=queue.bounded/1])");
    assertTrue(asked.text().contains("contract doesWhatItSays"), asked::text);
    assertTrue(asked.text().contains("passed"), asked::text);
    Element unasked = page.expectFirst("tr:has([id=queue.bounded/9])");
    assertTrue(unasked.text().contains("poll(): Removes the oldest element"), unasked::text);
    assertTrue(unasked.text().contains("not asked"), unasked::text);
  }

  private static Element article(Document page, String subject) {
    return page.select("article").stream()
        .filter(article -> article.select("h3").text().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsWhatSetsATwinApart() throws IOException {
    Element twin = article(page(full, "queue.bounded"), "BROKEN_IF");
    assertEquals(
        List.of("-       while (items.size() == capacity) {", "-       while (items.isEmpty()) {"),
        twin.select(".diff .removed").eachText());
    assertTrue(twin.select(".diff .added").text().contains("if (items.isEmpty()) { // wound"));
    assertTrue(twin.text().contains("THI03"), "its CERT rule");
    assertTrue(twin.text().contains("if for while"), "its wound in one line");
    Element other = article(page(full, "queue.bounded"), "BROKEN_MUTEX");
    assertTrue(other.text().contains("This is no copy of SEMAPHORE with one wound"), other::text);
    assertTrue(other.select(".diff").isEmpty(), "it has nothing to be compared with");
  }

  @Test
  void showsWhichMutantsSurvivedAndWhichAreEquivalent() throws IOException {
    Document page = page(full, "certify");
    Element row = page.expectFirst("tbody tr");
    assertEquals("queue.bounded 3 1 0 1 0 1 1 0 50.0 %", row.text());
    Element survivor = page.expectFirst("[aria-labelledby=survivors] article");
    assertEquals("ConditionBoundedQueue.java:72 signal-all", survivor.expectFirst("h3").text());
    assertEquals(List.of("-     notEmpty.signal();"), survivor.select(".diff .removed").eachText());
    Element equivalent = page.expectFirst("[aria-labelledby=equivalent] article");
    assertTrue(equivalent.text().contains("A <queue> is published safely."), equivalent::text);
    assertTrue(page(empty, "certify").text().contains("No mutants were asked"));
  }

  @Test
  void saysThatNoLabWasCertified() throws IOException {
    assertTrue(page(empty, "labs").text().contains("No lab was certified"));
    assertTrue(page(empty, "certify").select("a[href=labs.html]").hasText());
  }

  @Test
  void showsTheCertificateOfALab() throws IOException {
    Document shown = page(full, "labs");
    assertEquals("0 of 1 (0 to 98 %)", shown.select("tbody td").get(2).text());
    assertEquals(
        "lock.counter wrong/Escaped HELD: About <b>it</b>.", shown.select("main li").text());
  }

  @Test
  void escapesWhatToolsWrote() throws IOException {
    for (Entry entry : Catalogue.load().entries()) {
      Document page = page(full, entry.key());
      boolean onlyRaces =
          entry.broken().stream()
              .map(twin -> (Claim.Broken) twin.claim())
              .flatMap(claim -> claim.checks().stream())
              .allMatch(check -> check.question() == Question.RACE);
      assertEquals(
          !onlyRaces,
          page.select(".evidence code").eachText().contains(TrialResults.EVIDENCE),
          entry.key());
      assertEquals(0, page.select("script:not([src])").size(), "a script of someone else's");
    }
  }

  @Test
  void unfoldsTheInterleavingThatBreaksATwin() throws IOException {
    Document page = page(full, "queue.bounded");
    Element evidence = page.selectFirst("details[open] .evidence");
    assertNotNull(evidence);
    assertEquals(TrialResults.EVIDENCE, evidence.text());
    assertNotNull(
        page.selectFirst("details:not([open]) .evidence"), "a failure's message is folded");
  }

  @Test
  void fetchesNothingFromElsewhereAndMissesNoFile() throws IOException {
    for (Path report : List.of(full, empty)) {
      for (Document page : pages(report)) {
        List<String> addresses = new ArrayList<>(page.select("[src]").eachAttr("src"));
        addresses.addAll(page.select("[href]:not(a[href^=http])").eachAttr("href"));
        assertFalse(addresses.isEmpty());
        for (String address : addresses) {
          String file = address.replaceFirst("#.*", "");
          assertFalse(file.contains(":") || file.startsWith("/"), address);
          assertTrue(file.isEmpty() || Files.exists(placeOf(page).resolveSibling(file)), address);
        }
        assertEquals(0, page.select("base, iframe, object, [srcset], [style]").size());
      }
      String css = Files.readString(report.resolveSibling("assets/report.css"));
      assertFalse(css.contains("url(") || css.contains("@import"), "the style sheet fetches");
    }
  }

  @Test
  void canBeFollowedByAScreenReader() throws IOException {
    for (Document page : pages(full)) {
      String title = page.title();
      assertEquals("en", page.select("html").attr("lang"), title);
      assertEquals(1, page.select("h1").size(), title);
      assertEquals(1, page.select("main").size(), title);
      assertEquals("#content", page.select("a.skip").attr("href"), title);
      assertEquals(0, page.select("img:not([alt]), img[alt=]").size(), title);
      assertEquals(0, page.select("table:not(:has(caption)):has(thead th[scope])").size(), title);
      assertEquals(0, page.select(".matrix th:not([scope])").size(), title);
      Set<String> ids = new HashSet<>();
      page.select("[id]").eachAttr("id").forEach(id -> assertTrue(ids.add(id), id + " twice"));
      for (String link : page.select("a[href^=#]").eachAttr("href")) {
        assertTrue(ids.contains(link.substring(1)), link);
      }
      int level = 0;
      for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
        int next = heading.tagName().charAt(1) - '0';
        assertTrue(next <= level + 1, title + " skips a level before " + heading.text());
        level = next;
      }
    }
  }

  @Test
  void drawsEachSettingOfAnOperationWithItsTable() throws IOException {
    Document page = page(full, "queue.bounded");
    assertEquals(
        List.of("update", "take, capacity 1", "take, capacity 1024"),
        page.select("figure h3").eachText());
    Element figure = page.selectFirst("figure:has(h3)");
    assertNotNull(figure);
    String subject = Catalogue.load().find("queue.bounded").orElseThrow().sound().getFirst().name();
    assertTrue(figure.select("img").attr("alt").contains("With 8 workers: " + subject));
    assertTrue(figure.select("details tbody th").eachText().contains(subject));
    String csv = Files.readString(full.resolveSibling(figure.select("a[href$=.csv]").attr("href")));
    assertTrue(csv.startsWith("subject,workers,mean,low,high,forks,unit\n" + subject + ",1,"), csv);
  }

  @Test
  void saysInASentenceWhatAChartShows() throws IOException {
    Element chart = page(full, "queue.bounded").expectFirst("figure:has(h3)");
    String finding = chart.expectFirst("h3 + p").text();
    assertTrue(finding.matches("With 1.* workers? .*\\."), finding);
  }

  @Test
  void warnsOnEveryPageThatTheHostWasBusy() throws IOException {
    for (String name : List.of("index", "host", "queue.bounded", "tutorials")) {
      String notice = page(full, name).expectFirst("main > .notice").text();
      assertTrue(notice.startsWith("The host was busy: other programs took 25 %"), notice);
      assertTrue(page(empty, name).select(".notice").isEmpty(), name);
    }
  }

  @Test
  void saysHowNarrowTheIntervalsAre() throws IOException {
    String text = page(full, "index").text();
    assertTrue(text.contains("nine of ten within ±"), text);
  }

  @Test
  void saysWhatWasNotMeasuredAndWhy() throws IOException {
    String text = page(full, "lock.counter").text();
    assertTrue(
        text.contains("CounterBench.get LOCK, 8 workers: The plan had no room for it."), text);
    String sizing = page(full, "app.sizing").text();
    assertTrue(
        sizing.contains("CrowdBench.lock, 64 workers: The plan had no room for it."), sizing);
  }

  @Test
  void saysWhatEachOperationAllocatesAndHowTheSubjectsLieInMemory() throws IOException {
    Document page = page(full, "queue.bounded");
    Element row = page.selectFirst("section:has(#memory) tbody tr");
    assertNotNull(row);
    assertEquals("CONDITION 17 to 24 17 to 24 17 to 24", row.text());
    Element layout = page.selectFirst("section:has(#memory) details");
    assertNotNull(layout);
    assertEquals("Layout of CONDITION int capacity", layout.text());
  }

  @Test
  void hasARowForEachOfTheCertRules() throws IOException {
    Document page = page(full, "rules");
    assertEquals(
        Stream.of(CertRule.values()).map(CertRule::name).toList(),
        page.select("tbody th[scope=rowgroup]").eachText());
    Element breach =
        page.selectFirst("tbody:contains(THI03) tr:contains(queue.bounded):contains(BROKEN_IF)");
    assertNotNull(breach);
    assertEquals("queue.bounded.html", breach.select("a").attr("href"));
    assertTrue(breach.text().contains("race Overtaking caught"), breach.text());
    String stop = page.select("tbody:contains(THI05)").text();
    assertTrue(stop.contains("No run can show it: It is gone"), stop);
  }

  @Test
  void saysHowOldItsResultsAre() throws IOException {
    String footer = page(full, "index").select("footer").text();
    assertTrue(footer.contains("The verdicts were given 22 November 2026, 04:05 UTC"), footer);
    assertTrue(footer.contains("The measurements were made 22 November 2026, 03:09 UTC"), footer);
  }

  @Test
  void saysThatNothingWasAskedWhereThereAreNoResults() throws IOException {
    Document index = page(empty, "index");
    assertTrue(index.text().contains("The questions were not asked: no verdicts were found."));
    assertTrue(index.text().contains("Nothing was measured: no benchmarks were found."));
    assertEquals(0, index.select(".verdict.passed, .verdict.caught").size());
    assertNotEquals(0, index.select(".verdict.not-asked").size());
    assertTrue(page(empty, "queue.bounded").text().contains("Throughput was not measured"));
    assertTrue(page(empty, "host").text().contains("The host was not recorded"));
  }

  private static List<Document> pages(Path report) throws IOException {
    try (Stream<Path> files = Files.walk(report.getParent())) {
      List<Document> pages = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages.add(Jsoup.parse(file));
      }
      return pages;
    }
  }

  private static Path placeOf(Document page) {
    return Path.of(page.location());
  }

  private static Document page(Path report, String name) throws IOException {
    return Jsoup.parse(report.resolveSibling(name + ".html"));
  }

  @Test
  void tellsPercentilesWhereSingleOperationsWereTimed() throws IOException {
    Element latency = page(full, "lock.counter").expectFirst("section[aria-labelledby=latency]");
    assertEquals(
        List.of("Subject", "p50", "p90", "p99", "p99.9", "Timed", "Forks"),
        latency.select("thead th").eachText());
    assertTrue(latency.text().contains("One operation in 1,000 takes longer than"), latency::text);
    assertTrue(latency.expectFirst("img").attr("alt").contains("p99.9"), latency::html);
    assertEquals(0, page(full, "queue.bounded").select("#latency, [href=#latency]").size());
    Document untimed = page(full, "event.event");
    assertEquals(1, untimed.select("[href=#latency]").size());
    assertTrue(
        untimed.expectFirst("[aria-labelledby=latency]").text().contains("--preset standard"));
  }
}
