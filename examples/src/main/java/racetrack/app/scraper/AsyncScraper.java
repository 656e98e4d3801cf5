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

/// Fetches pages without waiting for any one of them: the answers come to the caller's queue.
///
/// **Seed idiom:** none; Python's tutorials wait in threads. `asyncio` is its nearest relative.
///
/// **Thread safety:** none; one thread calls.
///
/// ## Why it is correct
///
/// - **Invariant:** the pages begun and not added are at most `limit`. Only the caller begins pages
///   and adds them, so it needs no lock to count. A page has ended before it is added.
/// - **Invariant:** each page that was begun comes to `done` once, also if it failed:
///   `exceptionally` makes a page of the failure. So the caller is never left to wait for one that
///   does not come.
/// - **Happens-before:** `add` to the queue precedes the `take` that returns the element.
/// - **Interruption:** `take` throws; `finally` cancels the exchanges.
/// - **Progress:** the caller blocks in `take` only, no longer than the deadline of the next page.
///
/// ## Cost
///
/// A few objects per page that is under way, and no thread. In return the code is cut into pieces:
/// a stack trace shows the piece and not the way to it.
///
/// ## Broken twin
///
/// [BrokenFailureScraper] leaves `exceptionally` out.
///
/// ## Sources
///
/// - [java.net.http.HttpClient#sendAsync], on cancelling.
/// - [java.util.concurrent.CompletionStage], on how failures travel.
public final class AsyncScraper implements Scraper {

  private final int limit;
  private final Browser browser;

  AsyncScraper(int limit, Duration deadline) {
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
        answer
            .thenApply(response -> Page.of(address, begin, response))
            .exceptionally(failure -> Page.failed(address, begin, failure))
            .thenApply(page -> new Placed(place, page));
    var _ = placed.whenComplete((_, _) -> done.add(placed));
    return answer;
  }

  @Override
  public void close() {
    browser.close();
  }
}
