// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requirePositive;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import racetrack.app.scraper.Pages.Placed;

/// Fetches pages on a fixed pool of threads, each of which waits for one page at a time.
///
/// **Seed idiom:** `with ThreadPoolExecutor(max_workers=n)`, `executor.submit(fetch_page, url)`,
/// `requests.get(url, timeout=t)`.
///
/// **Thread safety:** none; one thread calls.
///
/// ## Why it is correct
///
/// - **Invariant:** a request is under way only while a worker waits for it, so there are no more
///   requests than workers. A worker leaves its request only when that has ended or been given up.
/// - **Happens-before:** what a worker did precedes the end of its future, which precedes the
///   `take` that returns it. The caller alone fills the list.
/// - **Interruption:** `take` throws; `finally` cancels what is not done, which interrupts the
///   workers, and each gives its exchange up.
/// - **Progress:** blocking, but no page blocks for longer than its deadline.
///
/// ## Cost
///
/// A thread for each request that is waited for: its stack, and two switches per page. Against the
/// milliseconds of a network that is nothing; against ten thousand connections it is too much.
///
/// ## Broken twins
///
/// [BrokenDeadlineScraper] has no deadline for a slow body; [BrokenStatusScraper] takes each answer
/// for a page.
///
/// ## Sources
///
/// - [java.net.http.HttpClient], on cancelling.
/// - [ExecutorCompletionService], whose documentation has the idiom of cancelling in `finally`.
public final class PoolScraper implements Scraper {

  private final ExecutorService workers;
  private final Browser browser;

  PoolScraper(int limit, Duration deadline) {
    requireAtLeast(1, limit, "limit");
    requirePositive(deadline, "deadline");
    this.workers =
        Executors.newFixedThreadPool(limit, Thread.ofPlatform().name("page worker ", 1).factory());
    this.browser = new Browser(deadline);
  }

  @Override
  public List<Page> scrape(List<URI> addresses, Consumer<? super Page> progress)
      throws InterruptedException {
    CompletionService<Placed> done = new ExecutorCompletionService<>(workers);
    List<Future<Placed>> fetches = new ArrayList<>();
    Pages pages = new Pages(addresses.size(), progress);
    try {
      for (URI address : addresses) {
        int place = fetches.size();
        fetches.add(done.submit(() -> new Placed(place, browser.fetch(address))));
      }
      while (!pages.areComplete()) {
        pages.add(done.take());
      }
      return pages.list();
    } finally {
      fetches.forEach(fetch -> fetch.cancel(true)); // those that are done stay so
    }
  }

  @Override
  public void close() {
    workers.close();
    browser.close();
  }
}
