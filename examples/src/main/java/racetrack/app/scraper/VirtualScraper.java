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

/// Fetches each page on a virtual thread of its own, a limited number of them at a time.
///
/// **Seed idiom:** `ThreadPoolExecutor(max_workers=n)`, where n is what the *site* can bear, and no
/// longer what our threads cost.
///
/// **Thread safety:** none; one thread calls.
///
/// ## Why it is correct
///
/// As [PoolScraper], of which it is a copy but for who runs the tasks.
///
/// - **Invariant:** whoever has a request under way holds a permit. A permit is given back when the
///   request has ended or been given up, also if the thread is interrupted.
/// - **Progress:** blocking. A waiting thread gives its carrier back, so any number can wait.
///
/// ## Cost
///
/// About a kilobyte for each thread that waits, instead of a stack. A pool limits what is done at a
/// time because threads are dear; virtual threads are not, so the limit must be asked for: the
/// semaphore.
///
/// ## Broken twin
///
/// [BrokenLimitScraper] does not ask.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*: "do not pool virtual threads", and on semaphores as limits.
public final class VirtualScraper implements Scraper {

  private final Semaphore permits;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page worker ", 1).factory());
  private final Browser browser;

  VirtualScraper(int limit, Duration deadline) {
    requireAtLeast(1, limit, "limit");
    requirePositive(deadline, "deadline");
    this.permits = new Semaphore(limit);
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
        fetches.add(done.submit(() -> new Placed(place, fetchWithPermit(address))));
      }
      while (!pages.areComplete()) {
        pages.add(done.take());
      }
      return pages.list();
    } finally {
      fetches.forEach(fetch -> fetch.cancel(true)); // those that are done stay so
    }
  }

  private Page fetchWithPermit(URI address) throws InterruptedException {
    permits.acquire();
    try {
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
