// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.limit.rate.RateLimiter;
import racetrack.limit.rate.RateLimiterSubject;
import racetrack.testkit.Crew;
import racetrack.testkit.ThreadKind;

/// The rate of a scraper, by a clock that the test moves.
///
/// A thread that waits for its time looks at the clock again and again. So if the clock is looked
/// at many times more, and no request has come, then none comes.
@Timeout(60)
class PacedScraperTest {

  private static final Duration PLENTY = Duration.ofMinutes(1);
  private static final Duration INTERVAL = Duration.ofMillis(1);
  private static final int LOOKS = 20;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger arrived = new AtomicInteger();
  private Site site;

  @BeforeEach
  void openTheSite() throws IOException {
    site = new Site();
  }

  @AfterEach
  void closeTheSite() throws IOException {
    site.close();
  }

  @Test
  void sendsABurstAndThenOneAnInterval() throws Exception {
    site.add(
        "/counted",
        exchange -> {
          arrived.incrementAndGet();
          Site.answer(exchange, 200, new byte[1]);
        });
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("caller", () -> scrape(4, 2, Collections.nCopies(6, site.address("/counted"))));
      crew.start(
          "clock",
          () -> {
            for (int expected = 2; expected < 6; expected++) {
              awaitArrivals(expected);
              awaitLooks();
              assertEquals(expected, arrived.get());
              now.addAndGet(INTERVAL.toNanos());
            }
          });
      crew.joinSoon();
    }
    assertEquals(6, arrived.get());
  }

  /// The only permit is with a slow page, and the clock moves on. When the page is there, another
  /// one may be sent, and not all for which there would have been time.
  @Test
  void doesNotMakeUpForTheTimeThatASlowPageTook() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    site.add(
        "/slow",
        exchange -> {
          arrived.incrementAndGet();
          await(slow);
          Site.answer(exchange, 200, new byte[1]);
        });
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("caller", () -> scrape(1, 1, Collections.nCopies(4, site.address("/slow"))));
      crew.start(
          "clock",
          () -> {
            awaitArrivals(1);
            for (int moved = 0; moved < 10; moved++) {
              now.addAndGet(INTERVAL.toNanos());
              Thread.sleep(INTERVAL.multipliedBy(2)); // for who would look now, but should not
            }
            slow.countDown();
            for (int expected = 2; expected < 4; expected++) {
              awaitArrivals(expected);
              awaitLooks();
              assertEquals(expected, arrived.get());
              now.addAndGet(INTERVAL.toNanos());
            }
          });
      crew.joinSoon();
    }
    assertEquals(4, arrived.get());
  }

  private void scrape(int limit, int burst, List<URI> addresses) throws InterruptedException {
    RateLimiter rate =
        RateLimiterSubject.ARRIVAL.create(
            burst,
            INTERVAL,
            () -> {
              looks.incrementAndGet();
              return now.get();
            });
    try (Scraper scraper = new PacedScraper(limit, PLENTY, rate)) {
      Totals totals = Totals.of(scraper.scrape(addresses, _ -> {}));
      assertEquals(new Totals(addresses.size(), 0, addresses.size()), totals);
    }
  }

  private void awaitArrivals(int expected) throws InterruptedException {
    while (arrived.get() < expected) {
      Crew.giveWay();
    }
  }

  private void awaitLooks() throws InterruptedException {
    int enough = looks.get() + LOOKS;
    while (looks.get() < enough) {
      Crew.giveWay();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the site closes
    }
  }
}
