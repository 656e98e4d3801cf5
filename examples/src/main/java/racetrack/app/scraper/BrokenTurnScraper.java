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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import racetrack.app.scraper.Pages.Placed;
import racetrack.limit.rate.RateLimiter;

/// **Broken:** [PacedScraper] whose deadline runs while a page waits for its turn.
///
/// ## Why it breaks
///
/// Somebody has thought of the caller, who has waited for too long already. But pages wait since
/// this class makes them wait, and the more there are, the longer the last ones do. With a deadline
/// of one second and two requests a second:
///
/// | step | the pages                     | after | told                              |
/// |------|-------------------------------|-------|-----------------------------------|
/// | 1    | 100 are asked for             | 0 s   |                                   |
/// | 2    | the first two are fetched     | 1 s   | 2 successes                       |
/// | 3    | the third has its turn        | 1.5 s | given up: nobody has asked for it |
/// | 4    | so have the other 97          | 50 s  | 98 failures of a site that is well |
///
/// **Where it is right:** where an answer that comes late is worth nothing, as in a game, and the
/// contract says that the deadline is the caller's.
///
/// **CERT:** none.
public final class BrokenTurnScraper implements Scraper {

  private final Semaphore permits;
  private final RateLimiter rate;
  private final Duration deadline; // follows the wound
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page worker ", 1).factory());
  private final Browser browser;

  /// @param rate is asked before each request is sent
  BrokenTurnScraper(int limit, Duration deadline, RateLimiter rate) {
    requireAtLeast(1, limit, "limit");
    requirePositive(deadline, "deadline");
    this.permits = new Semaphore(limit);
    this.rate = rate;
    this.deadline = deadline; // follows the wound
    this.browser = new Browser(deadline);
  }

  @Override
  public List<Page> scrape(List<URI> addresses, Consumer<? super Page> progress)
      throws InterruptedException {
    CompletionService<Placed> done = new ExecutorCompletionService<>(threads);
    List<Future<Placed>> fetches = new ArrayList<>();
    Pages pages = new Pages(addresses.size(), progress);
    long begin = System.nanoTime(); // wound: it begins for all of them, and not when each is sent
    try {
      for (URI address : addresses) {
        int place = fetches.size();
        // follows the wound
        fetches.add(done.submit(() -> new Placed(place, fetchInTime(address, begin))));
      }
      while (!pages.areComplete()) {
        pages.add(done.take());
      }
      return pages.list();
    } finally {
      fetches.forEach(fetch -> fetch.cancel(true)); // those that are done stay so
    }
  }

  // follows the wound
  private Page fetchInTime(URI address, long begin) throws InterruptedException {
    permits.acquire();
    try {
      rate.run(() -> {}); // waits for its time; what follows is the request
      boolean isOver = Duration.ofNanos(System.nanoTime() - begin).compareTo(deadline) > 0;
      return isOver
          ? Page.failed(address, begin, new TimeoutException())
          : browser.fetch(address); // follows the wound
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() {
    threads.close();
    browser.close();
  }
}
