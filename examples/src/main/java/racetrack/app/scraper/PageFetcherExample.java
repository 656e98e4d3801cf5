// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.CtrlC;
import racetrack.programs.TimeScale;

/// Three workers fetch pages: a line for each as soon as it is there or has failed, then totals.
///
/// Ctrl-C ends the program at once, with the totals of what was fetched by then.
@Seed(
    rows = "1.8",
    idiom = "as_completed(executor.submit(fetch_page_info, url)), requests.get(url, timeout=10)")
public final class PageFetcherExample {

  static final int WORKERS = 3;

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private PageFetcherExample() {}

  /// Prints what became of each page.
  ///
  /// @param args the addresses of the pages; without any, a site of the program's own is asked
  /// @throws IOException if the site cannot be opened
  public static void main(String[] args) throws IOException {
    CtrlC.<IOException>interrupts(() -> {
      if (args.length > 0) {
        fetch(Arrays.stream(args).map(URI::create).toList(), DEADLINE, System.out::println);
      } else {
        fetchFromOwnSite(TimeScale.scaled(Duration.ofSeconds(1)), System.out::println);
      }
    });
  }

  /// Fetches six pages from a site that it opens and closes: two slow, two quick, one that is not
  /// there, and one from a server that is not.
  ///
  /// @param unit how long the less slow page takes
  /// @param lines takes what the program prints
  /// @return the pages, in the order of their addresses
  static List<Page> fetchFromOwnSite(Duration unit, Consumer<String> lines) throws IOException {
    try (Site site = new Site()) {
      List<URI> addresses =
          List.of(
              site.page(300, unit),
              site.page(300, unit.multipliedBy(2)),
              site.page(2_000, Duration.ZERO),
              site.status(404),
              site.page(429, Duration.ZERO),
              site.refused());
      return fetch(addresses, DEADLINE, lines);
    }
  }

  /// Fetches pages. If interrupted, it ends with the totals of what was fetched by then.
  ///
  /// @param addresses where they are
  /// @param deadline how long each may take
  /// @param lines takes what the program prints
  /// @return the pages in the order of the addresses, or those that were there when interrupted
  static List<Page> fetch(List<URI> addresses, Duration deadline, Consumer<String> lines) {
    List<Page> soFar = new ArrayList<>();
    List<Page> pages = soFar;
    try (Scraper scraper = ScraperSubject.POOL.create(WORKERS, deadline)) {
      pages =
          scraper.scrape(
              addresses,
              page -> {
                soFar.add(page);
                lines.accept(line(page));
              });
    } catch (InterruptedException e) {
      lines.accept("interrupted after %d of %d pages".formatted(soFar.size(), addresses.size()));
    }
    Totals totals = Totals.of(pages);
    lines.accept("fetched: %d, failed: %d".formatted(totals.successes(), totals.failures()));
    lines.accept("total: %d bytes".formatted(totals.bytes()));
    return pages;
  }

  /// {@return what a program prints of a page}
  static String line(Page page) {
    String outcome =
        switch (page.outcome()) {
          case Success(int status, long size) -> "%d, %d bytes".formatted(status, size);
          case Rejection(int status, long size) -> "%d, but no page".formatted(status);
          case Failure(String reason) -> reason;
        };
    return "%s: %s, %.2f s".formatted(page.address(), outcome, page.time().toMillis() / 1e3);
  }
}
