// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requirePositive;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import racetrack.app.scraper.Pages.Placed;

/// **Broken:** [BrokenFailureScraper] without `exceptionally`.
///
/// ## Why it breaks
///
/// A stage that fails makes all that depend on it fail, until one of them handles it. If none does,
/// it is the caller's `get` that throws, in the loop over all pages.
///
/// | step | page 1              | page 2                 | caller                              |
/// |------|---------------------|------------------------|-------------------------------------|
/// | 1    | is there            | is under way           | adds page 1                         |
/// | 2    |                     | connection reset: fails | takes page 2: `get` throws         |
/// | 3    |                     |                        | cancels the rest, throws page 1 away |
///
/// `CompletableFuture.allOf(…).join()` over the pages does the same, with less code and later: it
/// waits for all the others first.
///
/// **Where it is right:** where a list without gaps is needed, or none.
///
/// **CERT:** none; TPS03 asks that failures be seen, and this one is.
public final class BrokenFailureScraper implements Scraper {

  private final int limit;
  private final Browser browser;

  BrokenFailureScraper(int limit, Duration deadline) {
    requireAtLeast(1, limit, "limit");
    requirePositive(deadline, "deadline");
    this.limit = limit;
    this.browser = new Browser(deadline);
  }

  @Override
  public List<Page> scrape(List<URI> addresses, Consumer<? super Page> progress)
      throws InterruptedException {
    BlockingQueue<Future<Placed>> done = new LinkedBlockingQueue<>();
    List<Future<?>> begun = new ArrayList<>();
    Pages pages = new Pages(addresses.size(), progress);
    try {
      while (!pages.areComplete()) {
        while (begun.size() < addresses.size() && begun.size() - pages.added() < limit) {
          int place = begun.size();
          begun.add(begin(place, addresses.get(place), done));
        }
        pages.add(done.take());
      }
      return pages.list();
    } finally {
      begun.forEach(exchange -> exchange.cancel(true)); // those that are done stay so
    }
  }

  private Future<?> begin(int place, URI address, BlockingQueue<Future<Placed>> done) {
    long begin = System.nanoTime();
    CompletableFuture<HttpResponse<byte[]>> answer = browser.send(address);
    CompletableFuture<Placed> placed =
        answer // wound: no `exceptionally`, so a failure goes on to whoever gets the page
            .thenApply(response -> Page.of(address, begin, response))
            // follows the wound
            .thenApply(page -> new Placed(place, page));
    var _ = placed.whenComplete((_, _) -> done.add(placed));
    return answer;
  }

  @Override
  public void close() {
    browser.close();
  }
}
