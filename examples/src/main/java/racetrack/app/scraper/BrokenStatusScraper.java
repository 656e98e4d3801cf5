// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requirePositive;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import racetrack.app.scraper.Pages.Placed;

/// **Broken:** [BrokenStatusScraper] with each answer taken for a page.
///
/// ## Why it breaks
///
/// To HTTP, and so to the client, "404 Not Found" is an answer: it has a status, a head and a body,
/// and nothing is thrown. A caller that counts what came without an exception counts it as a
/// success.
///
/// | step | worker                     | server                                  | successes |
/// |------|----------------------------|-----------------------------------------|-----------|
/// | 1    | asks for `/gone`           |                                         | 0         |
/// | 2    |                            | answers 404, with a page that says so   | 0         |
/// | 3    | catches no exception       |                                         | 1         |
///
/// What is stored is the text "Not Found", under the address of the page.
///
/// **Where it is right:** with a client that throws at such a status, as `raise_for_status` does.
///
/// **CERT:** TPS03, in spirit: the failure is silent.
public final class BrokenStatusScraper implements Scraper {

  private final ExecutorService workers;
  private final Browser browser;

  BrokenStatusScraper(int limit, Duration deadline) {
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
        fetches.add(done.submit(() -> new Placed(place, fetch(address))));
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
    Future<HttpResponse<byte[]>> answer = browser.send(address);
    try {
      HttpResponse<byte[]> response = answer.get();
      Success success = new Success(response.statusCode(), response.body().length);
      return Page.since(begin, address, success); // wound: whatever the status is
    } catch (ExecutionException e) {
      return Page.failed(address, begin, e);
    } finally {
      answer.cancel(true); // if it is done, it stays so
    }
  }

  @Override
  public void close() {
    workers.close();
    browser.close();
  }
}
