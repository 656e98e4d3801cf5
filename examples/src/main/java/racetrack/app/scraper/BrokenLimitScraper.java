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

/// **Broken:** [VirtualScraper] without the permits.
///
/// ## Why it breaks
///
/// With a pool, the limit came for free: as many requests as threads. It went with the pool, when
/// somebody replaced it by virtual threads "to make it faster". Limit 2:
///
/// | step | caller           | threads                   | site                           |
/// |------|------------------|---------------------------|--------------------------------|
/// | 1    | submits 1,000    | 1,000 send their requests |                                |
/// | 2    |                  |                           | 1,000 at once, where 2 were agreed on |
/// | 3    |                  | 990 are refused           | bars our address               |
///
/// On the own side it is a matter of open files: each connection is one.
///
/// **Where it is right:** with a site that can bear it, or where something else is the limit.
///
/// **CERT:** TPS00, which asks for a bound under a burst of traffic.
public final class BrokenLimitScraper implements Scraper {

  // follows the wound: no `permits`
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page worker ", 1).factory());
  private final Browser browser;

  BrokenLimitScraper(int limit, Duration deadline) {
    requireAtLeast(1, limit, "limit");
    requirePositive(deadline, "deadline");
    // follows the wound: no `permits`
    this.browser = new Browser(deadline);
  }

  @Override
  public List<Page> scrape(List<URI> addresses, Consumer<? super Page> progress)
      throws InterruptedException {
    CompletionService<Placed> done = new ExecutorCompletionService<>(threads);
    List<Future<Placed>> fetches = new ArrayList<>();
    Pages pages = new Pages(addresses.size(), progress);
    try {
      for (URI address : addresses) {
        int place = fetches.size();
        // wound: nothing limits how many of them run
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

  // follows the wound: no `fetchWithPermit`
  @Override
  public void close() {
    threads.close();
    browser.close();
  }
}
