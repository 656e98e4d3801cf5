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
import java.util.function.Consumer;
import racetrack.app.scraper.Pages.Placed;
import racetrack.limit.rate.RateLimiter;

/// Fetches each page on a virtual thread of its own, so many at a time, and so many a second.
///
/// **Seed idiom:** `with semaphore:` around a request, which is called rate limiting there, and
/// bounds how many are under way. This has both.
///
/// **Thread safety:** none; one thread calls.
///
/// ## Why it is correct
///
/// As [VirtualScraper], of which it is a copy but for the rate.
///
/// - **Invariant:** a request is let through by the limiter before it is sent. So the times at
///   which they are let through keep the limiter's rate, in any span of time. On their way to the
///   site they may still catch up with each other, and a redirect is followed without asking again.
/// - **First the permit, then the time.** A thread with a permit sends as soon as its time has
///   come. The other way round, pages whose time has come would pile up behind slow ones, and go
///   out together when those end: the limiter would have let them through at its rate, and the site
///   would not see anything of it.
/// - **Progress:** blocking. Whoever waits for its time has a permit meanwhile. That keeps no other
///   page back: it would have to wait for a later time.
///
/// ## Cost
///
/// Of the two limits the tighter one sets the pace. Quick pages are held back by the rate, with
/// permits to spare; slow ones by the permits, and the rate is never asked in vain.
///
/// ## Broken twins
///
/// [BrokenTurnScraper], and by way of [VirtualScraper] [BrokenLimitScraper]. The rate has twins of
/// its own, in `limit.rate`.
///
/// ## Sources
///
/// - [RateLimiter] and its subjects.
public final class PacedScraper implements Scraper {

  private final Semaphore permits;
  private final RateLimiter rate;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page worker ", 1).factory());
  private final Browser browser;

  /// @param rate is asked before each request is sent
  PacedScraper(int limit, Duration deadline, RateLimiter rate) {
    requireAtLeast(1, limit, "limit");
    requirePositive(deadline, "deadline");
    this.permits = new Semaphore(limit);
    this.rate = rate;
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
        fetches.add(done.submit(() -> new Placed(place, fetchInTime(address))));
      }
      while (!pages.areComplete()) {
        pages.add(done.take());
      }
      return pages.list();
    } finally {
      fetches.forEach(fetch -> fetch.cancel(true)); // those that are done stay so
    }
  }

  private Page fetchInTime(URI address) throws InterruptedException {
    permits.acquire();
    try {
      rate.run(() -> {}); // waits for its time; what follows is the request
      return browser.fetch(address);
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
