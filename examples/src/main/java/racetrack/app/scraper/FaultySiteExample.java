// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Five workers fetch from a site that is well, and then two from one of whose pages a tenth fails.
///
/// In the seeds the faults are thrown by the client itself, at random. Here the site has them: a
/// page that fails is answered with "404" or "500", or its connection is reset, or nobody listens,
/// or it comes byte by byte until the deadline. The seed of the random numbers is given, so that
/// each run has the same pages.
@Seed(
    rows = {"2.10", "3.17"},
    idiom = "executor.map(fetch, urls), counts of successes and failures, future.result(timeout)")
public final class FaultySiteExample {

  private FaultySiteExample() {}

  /// What to fetch.
  ///
  /// @param workers how many requests are under way at a time
  /// @param pages how many pages there are
  /// @param failing which part of them fails, from 0 to 1
  /// @param seed chooses which, and how
  record Task(int workers, int pages, double failing, long seed) {}

  static final Task WELL = new Task(5, 10, 0, 1);
  static final Task FAULTY = new Task(2, 20, 0.1, 13);

  /// Prints the pages of both sites as they come, and the totals.
  ///
  /// @param args ignored
  /// @throws IOException if a site cannot be opened
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws IOException, InterruptedException {
    Duration unit = TimeScale.scaled(Duration.ofMillis(500));
    scrape(WELL, unit, unit.multipliedBy(20), System.out::println);
    scrape(FAULTY, unit, unit.multipliedBy(20), System.out::println);
  }

  /// {@return the totals of all pages}
  ///
  /// @param task what to fetch
  /// @param unit how long the quickest page takes; others take up to twice as long
  /// @param deadline how long a page may take
  /// @param lines takes what the program prints
  static Totals scrape(Task task, Duration unit, Duration deadline, Consumer<String> lines)
      throws IOException, InterruptedException {
    try (Site site = new Site();
        Scraper scraper = ScraperSubject.POOL.create(task.workers(), deadline)) {
      List<URI> addresses = site.pages(task.pages(), task.failing(), unit, task.seed());
      List<Page> pages =
          scraper.scrape(addresses, page -> lines.accept(PageFetcherExample.line(page)));
      Totals totals = Totals.of(pages);
      lines.accept(
          "successful: %d, failed: %d, total: %d bytes"
              .formatted(totals.successes(), totals.failures(), totals.bytes()));
      return totals;
    }
  }
}
