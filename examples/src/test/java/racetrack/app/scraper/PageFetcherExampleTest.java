// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.testkit.ChildProgram;

class PageFetcherExampleTest {

  @Test
  void printsALineForEachPageAndTheTotals() throws Exception {
    List<String> lines = new ArrayList<>();
    List<Page> pages = PageFetcherExample.fetchFromOwnSite(Duration.ofMillis(1), lines::add);
    assertEquals(
        List.of(
            new Success(200, 300),
            new Success(200, 300),
            new Success(200, 2_000),
            new Rejection(404, 10),
            new Success(200, 429),
            new Failure("could not be connected to")),
        pages.stream().map(Page::outcome).toList());
    assertEquals(
        pages.stream().map(PageFetcherExample::line).sorted().toList(),
        lines.subList(0, 6).stream().sorted().toList());
    assertTrue(
        lines.stream().anyMatch(line -> line.matches(".*: 404, but no page, \\d\\.\\d\\d s")));
    assertEquals(
        List.of("fetched: 4, failed: 2", "total: 3029 bytes"), lines.subList(6, lines.size()));
  }

  @Test
  void endsOnSigtermWithWhatWasFetched() throws Exception {
    endsWithWhatWasFetched("TERM", 143);
  }

  @Test
  void endsOnCtrlCWithWhatWasFetched() throws Exception {
    assumeTrue(ChildProgram.heedsCtrlC(), "we were told to ignore Ctrl-C");
    endsWithWhatWasFetched("INT", 130);
  }

  /// One of the pages never ends.
  private static void endsWithWhatWasFetched(String signal, int exitCode) throws Exception {
    try (Site site = new Site();
        ChildProgram program =
            ChildProgram.start(
                PageFetcherExample.class,
                site.trickle().toString(),
                site.page(5, Duration.ZERO).toString())) {
      program.awaitLine(site.page(5, Duration.ZERO) + ": 200, 5 bytes, ");
      program.signal(signal);
      assertEquals(
          List.of("interrupted after 1 of 2 pages", "fetched: 1, failed: 0", "total: 5 bytes"),
          program.remainingLines());
      assertEquals(exitCode, program.exitCode());
    }
  }
}
