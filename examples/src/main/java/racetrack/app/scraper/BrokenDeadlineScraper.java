// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requirePositive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/// **Broken:** [BrokenDeadlineScraper] with the deadline left to the request's own time-out.
///
/// ## Why it breaks
///
/// The time-out of a request ends when the head of the answer is there. A server that sends the
/// head at once and then a byte now and then keeps the worker for as long as it likes.
///
/// | step | worker                       | server                      | time-out of 10 s       |
/// |------|------------------------------|-----------------------------|------------------------|
/// | 1    | sends the request            |                             | begins                 |
/// | 2    |                              | sends `200 OK` and a length | has served its purpose |
/// | 3    | waits for the body           | sends a byte                |                        |
/// | …    | waits for the body           | sends a byte                |                        |
///
/// n such pages stop a scraper of n workers for good. Python's `requests.get(url, timeout=10)` is
/// no better: there each *byte* has ten seconds.
///
/// **Where it is right:** with a body handler that does not wait for the body, and a reader with a
/// deadline of its own.
///
/// **CERT:** none; TPS02 asks for tasks that can be interrupted, and this one can be. Nobody does
/// it.
public final class BrokenDeadlineScraper implements Scraper {

  private final ExecutorService workers;
  private final Browser browser;

  BrokenDeadlineScraper(int limit, Duration deadline) {
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
        fetches.add(done.submit(() -> new Placed(place, fetch(address)))); // follows the wound
      }
      while (!pages.areComplete()) {
        pages.add(done.take());
      }
      return pages.list();
    } finally {
      fetches.forEach(fetch -> fetch.cancel(true)); // those that are done stay so
    }
  }

  private Page fetch(URI address) throws InterruptedException {
    long begin = System.nanoTime();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(browser.deadline()).build();
    try {
      // wound: the time-out does not cover the body
      return Page.of(address, begin, browser.client().send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return Page.failed(address, begin, e);
    }
  }

  @Override
  public void close() {
    workers.close();
    browser.close();
  }
}
