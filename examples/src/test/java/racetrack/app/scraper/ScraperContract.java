// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.AmpleTime;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.ProgramThreads;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every scraper promises. Each subject is held to all of it.
@EverySubject
class ScraperContract {

  private static final Duration PLENTY = Duration.ofMinutes(1);

  @Parameter ScraperSubject subject;

  private Site site;

  @BeforeEach
  void openTheSite() throws IOException {
    site = new Site();
  }

  @AfterEach
  void closeTheSite() throws IOException {
    site.close();
  }

  @Asks({9, 10})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsTheOrderOfTheAddresses() throws Exception {
    CountDownLatch secondIsThere = new CountDownLatch(1);
    site.add(
        "/first",
        exchange -> {
          await(secondIsThere, PLENTY);
          Site.answer(exchange, 200, new byte[1]);
        });
    List<URI> addresses = List.of(site.address("/first"), site.page(2, Duration.ZERO));
    List<Outcome> told = new ArrayList<>();
    try (Scraper scraper = subject.create(2, PLENTY)) {
      StrayPermits.carryOne(); // who parks once, and believes it, is back too early
      List<Page> pages =
          scraper.scrape(
              addresses,
              page -> {
                told.add(page.outcome());
                secondIsThere.countDown();
              });
      assertEquals(addresses, pages.stream().map(Page::address).toList());
      assertEquals(List.of(new Success(200, 1), new Success(200, 2)), outcomes(pages));
      assertEquals(List.of(new Success(200, 2), new Success(200, 1)), told);
    }
  }

  @Asks({2, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void tellsSuccessesFromRejectionsAndFailures() throws Exception {
    site.add(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/again");
          Site.answer(exchange, 302, new byte[0]);
        });
    site.add(
        "/again",
        exchange -> {
          exchange.getResponseHeaders().set("Location", site.page(7, Duration.ZERO).toString());
          Site.answer(exchange, 301, new byte[0]);
        });
    site.add(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(new byte[500]);
          exchange.close();
        });
    List<URI> addresses =
        List.of(
            site.page(5_000, Duration.ZERO),
            site.status(404),
            site.address("/moved"),
            site.status(500),
            site.refused(),
            site.page(0, Duration.ZERO),
            site.reset(),
            site.address("/half"),
            URI.create("mailto:nobody@localhost"),
            site.page(100_000, Duration.ofMillis(1)));
    try (Scraper scraper = subject.create(3, PLENTY)) {
      List<Page> pages = scraper.scrape(addresses, _ -> {});
      List<Outcome> outcomes = outcomes(pages);
      assertEquals(
          List.of(
              new Success(200, 5_000),
              new Rejection(404, 10),
              new Success(200, 7),
              new Rejection(500, 10)),
          outcomes.subList(0, 4));
      Wording.assertSaid(subject, new Failure("could not be connected to"), outcomes.get(4));
      assertEquals(new Success(200, 0), outcomes.get(5));
      for (int failed : List.of(4, 6, 7, 8)) {
        assertInstanceOf(Failure.class, outcomes.get(failed));
      }
      assertEquals(new Success(200, 100_000), outcomes.getLast());
      assertEquals(new Totals(4, 6, 105_007), Totals.of(pages));
    }
  }

  @Asks({8, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void tellsOfEachPageOnceAndInTheCallersThread() throws Exception {
    List<URI> addresses = List.of(site.page(1, Duration.ZERO), site.refused(), site.status(404));
    List<Page> told = new ArrayList<>();
    Set<Thread> tellers = new HashSet<>();
    try (Scraper scraper = subject.create(2, PLENTY)) {
      List<Page> pages =
          scraper.scrape(
              addresses,
              page -> {
                told.add(page);
                tellers.add(Thread.currentThread());
              });
      assertEquals(3, told.size());
      assertEquals(new HashSet<>(pages), new HashSet<>(told));
      assertEquals(Set.of(Thread.currentThread()), tellers);
    }
  }

  @Asks(10)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void fetchesNothingIfThereAreNoAddresses() throws Exception {
    try (Scraper scraper = subject.create(1, PLENTY)) {
      assertEquals(List.of(), scraper.scrape(List.of(), _ -> {}));
    }
  }

  /// Each page waits until as many are asked for as may be.
  @Asks({1, 3})
  @Asks.About(Dimension.CONCURRENT)
  @Test
  void hasAsManyRequestsUnderWayAsAgreedOn() throws Exception {
    int limit = 8;
    CyclicBarrier all = new CyclicBarrier(limit);
    site.add(
        "/together",
        exchange -> {
          await(all);
          Site.answer(exchange, 200, new byte[1]);
        });
    List<URI> addresses = Collections.nCopies(2 * limit, site.address("/together"));
    try (Scraper scraper = subject.create(limit, PLENTY)) {
      List<Page> pages = scraper.scrape(addresses, _ -> {});
      assertEquals(new Totals(16, 0, 16), Totals.of(pages));
    }
  }

  /// Each page takes the only room, fails in its own way, and leaves the room to the next.
  @Asks({1, 5, 6})
  @Asks.About(Dimension.TIDY)
  @Test
  void hasItsRoomAgainAfterEachFailure() throws Exception {
    URI page = site.page(1, Duration.ZERO);
    Duration deadline = ampleFor(page);
    List<URI> addresses =
        List.of(
            site.refused(),
            site.reset(),
            site.trickle(),
            URI.create("mailto:nobody@localhost"),
            site.status(500),
            page);
    try (Scraper scraper = subject.create(1, deadline)) {
      for (int time = 0; time < 2; time++) { // it can be used again
        List<Outcome> outcomes = outcomes(scraper.scrape(addresses, _ -> {}));
        assertEquals(List.of(new Rejection(500, 10), new Success(200, 1)), outcomes.subList(4, 6));
        outcomes.subList(0, 4).forEach(outcome -> assertInstanceOf(Failure.class, outcome));
      }
    }
  }

  /// Pages come one after the other, and all of them together take twice as long as one may.
  @Asks({1, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsNoWaitForItsTurn() throws Exception {
    Duration deadline = ampleFor(site.page(1, Duration.ZERO));
    int pages = 10;
    List<URI> addresses =
        Collections.nCopies(pages, site.page(1, deadline.multipliedBy(2).dividedBy(pages)));
    try (Scraper scraper = subject.create(1, deadline)) {
      assertEquals(new Totals(pages, 0, pages), Totals.of(scraper.scrape(addresses, _ -> {})));
    }
  }

  /// {@return more time than a page takes that comes at once, some tenths of a second}
  private Duration ampleFor(URI page) throws Exception {
    try (Scraper scraper = subject.create(1, PLENTY)) {
      Crew.Task fetch = () -> assertEquals(1, scraper.scrape(List.of(page), _ -> {}).size());
      fetch.run(); // the first one loads the classes
      return AmpleTime.of(Duration.ofMillis(300), fetch);
    }
  }

  @Asks({1, 3, 9, 10})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsEachScrapeApart(ThreadKind kind) throws Exception {
    TwoInstances.ask(
        kind,
        2,
        () -> subject,
        (maker, number) -> {
          List<URI> addresses = Collections.nCopies(10, site.page(number + 1, Duration.ZERO));
          List<Page> told = new ArrayList<>();
          try (Scraper scraper = maker.create(3, PLENTY)) {
            List<Page> pages = scraper.scrape(addresses, told::add);
            assertEquals(new Totals(10, 0, 10L * (number + 1)), Totals.of(pages));
            assertEquals(10, told.size());
          }
        });
  }

  /// One page waits until all others are there: who fetches so many, and then so many, waits too.
  @Asks(1)
  @Asks.About(Dimension.CONCURRENT)
  @Test
  void fetchesAllOthersBesideAPageThatIsSlow() throws Exception {
    int others = 6;
    CountDownLatch areThere = new CountDownLatch(others);
    site.add(
        "/slow",
        exchange -> {
          boolean isTold = await(areThere, Duration.ofSeconds(10));
          Site.answer(exchange, isTold ? 200 : 500, new byte[1]);
        });
    List<URI> addresses = new ArrayList<>(Collections.nCopies(others, site.page(1, Duration.ZERO)));
    addresses.addFirst(site.address("/slow"));
    try (Scraper scraper = subject.create(2, PLENTY)) {
      List<Page> pages = scraper.scrape(addresses, _ -> areThere.countDown());
      assertEquals(new Totals(others + 1, 0, others + 1), Totals.of(pages));
    }
  }

  /// Each page waits for one too many to be asked for, which does not come; but not for long.
  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void hasNoMoreRequestsUnderWayThanAgreedOn() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    CountDownLatch tooMany = new CountDownLatch(1);
    site.add(
        "/room-for-two",
        exchange -> {
          if (underWay.incrementAndGet() > 2) {
            tooMany.countDown();
          }
          await(tooMany, Duration.ofMillis(50));
          underWay.decrementAndGet();
          Site.answer(exchange, 200, new byte[1]);
        });
    try (Scraper scraper = subject.create(2, PLENTY)) {
      List<Page> pages =
          scraper.scrape(Collections.nCopies(6, site.address("/room-for-two")), _ -> {});
      assertEquals(new Totals(6, 0, 6), Totals.of(pages));
    }
    assertEquals(1, tooMany.getCount(), "more than two requests were under way");
  }

  /// The head of the page comes at once, and its body never ends.
  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void givesASlowBodyUpAtTheDeadline() throws Exception {
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "caller",
          () -> {
            try (Scraper scraper = subject.create(2, Duration.ofMillis(100))) {
              List<Page> pages = scraper.scrape(List.of(site.trickle(), site.trickle()), _ -> {});
              assertEquals(2, pages.size());
              outcomes(pages).forEach(this::assertTooLate);
              assertTrue(pages.getFirst().time().compareTo(Duration.ofMillis(100)) >= 0);
            }
          });
      crew.joinSoon();
    }
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void givesAHeadThatDoesNotComeUpAtTheDeadline() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    site.add("/silent", _ -> await(closing, PLENTY));
    try (Scraper scraper = subject.create(1, Duration.ofMillis(50))) {
      List<Page> pages = scraper.scrape(List.of(site.address("/silent")), _ -> {});
      assertEquals(1, pages.size());
      outcomes(pages).forEach(this::assertTooLate);
    } finally {
      closing.countDown();
    }
  }

  /// The page is moved again and again. All that takes longer than it may; no single move does.
  @Asks({2, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void hasOneDeadlineForAPageAndItsRedirects() throws Exception {
    Duration deadline = Duration.ofMillis(600);
    CountDownLatch never = new CountDownLatch(1);
    List<String> way =
        List.of("/moved/1", "/moved/2", "/moved/3", "/moved/4", "/moved/5", "/page/7/0");
    site.add(
        "/moved/",
        exchange -> {
          await(never, deadline.dividedBy(3));
          String next = way.get(1 + way.indexOf(exchange.getRequestURI().getPath()));
          exchange.getResponseHeaders().set("Location", next);
          Site.answer(exchange, 302, new byte[0]);
        });
    try (Scraper scraper = subject.create(1, deadline)) {
      List<Page> pages = scraper.scrape(List.of(site.address(way.getFirst())), _ -> {});
      assertEquals(1, pages.size());
      outcomes(pages).forEach(this::assertTooLate);
    }
  }

  /// On a busy host, the request may be given up before anybody has seen it.
  @Asks(6)
  @Asks.About(Dimension.TIDY)
  @Test
  void givesTheConnectionUpAtTheDeadline() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch givenUp = new CountDownLatch(1);
    site.add(
        "/endless",
        exchange -> {
          begun.getAndIncrement();
          try {
            exchange.sendResponseHeaders(200, Integer.MAX_VALUE);
            while (!Thread.currentThread().isInterrupted()) {
              exchange.getResponseBody().write(0);
              exchange.getResponseBody().flush();
              LockSupport.parkNanos(1_000_000);
            }
          } catch (IOException e) {
            givenUp.countDown(); // nobody reads
          }
        });
    try (Scraper scraper = subject.create(1, Duration.ofMillis(300))) {
      List<Page> pages = scraper.scrape(List.of(site.address("/endless")), _ -> {});
      outcomes(pages).forEach(this::assertTooLate);
      assertTrue(
          begun.get() == 0 || await(givenUp, Duration.ofSeconds(10)),
          "the connection is still there");
    }
  }

  private void assertTooLate(Outcome outcome) {
    assertInstanceOf(Failure.class, outcome);
    Wording.assertSaid(subject, new Failure("did not come in time"), outcome);
  }

  /// One of three pages never ends, and the caller is interrupted when one of the others is there.
  ///
  /// Which are begun first is unspecified, so there is room for two.
  @Asks(11)
  @ParameterizedTest
  @EnumSource
  void givesUpWhenInterrupted(ThreadKind kind) throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    site.add(
        "/together",
        exchange -> {
          await(both);
          Site.answer(exchange, 200, new byte[1]);
        });
    URI together = site.address("/together");
    URI first = site.page(1, Duration.ZERO);
    List<URI> pages = List.of(first, site.trickle(), first);
    List<Page> told = new ArrayList<>();
    Consumer<Page> teller =
        page -> {
          told.add(page);
          Thread.currentThread().interrupt();
        };
    Crew.alone(
        kind,
        () -> {
          try (Scraper scraper = subject.create(2, PLENTY)) {
            assertThrows(InterruptedException.class, () -> scraper.scrape(pages, teller));
            List<Page> next = scraper.scrape(Collections.nCopies(2, together), _ -> {});
            assertEquals(new Totals(2, 0, 2), Totals.of(next)); // all its room is there again
          }
        });
    assertEquals(1, told.size());
  }

  @Asks(12)
  @Asks.About(Dimension.TIDY)
  @Test
  void leavesNoThreadBehind() throws Exception {
    Set<Thread> before = ProgramThreads.alive();
    try (Scraper scraper = subject.create(2, Duration.ofMillis(20))) {
      scraper.scrape(List.of(site.page(1, Duration.ZERO), site.trickle()), _ -> {});
    }
    ProgramThreads.assertNoneButThese(before);
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS)
  void waitsForAPageForEver(Duration deadline) throws InterruptedException {
    try (Scraper scraper = subject.create(1, deadline)) {
      List<Page> pages = scraper.scrape(List.of(site.page(1, Duration.ZERO)), _ -> {});
      assertEquals(List.of(new Success(200, 1)), outcomes(pages));
    }
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesToHaveNoRequestsUnderWay(int limit) throws InterruptedException {
    Wording.assertRefused(
        subject, "limit must be at least 1, but was " + limit, () -> subject.create(limit, PLENTY));
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT)
  void refusesToHaveNoTime(Duration deadline) throws InterruptedException {
    Wording.assertRefused(
        subject,
        "deadline must be more than zero, but was " + deadline,
        () -> subject.create(1, deadline));
  }

  private static List<Outcome> outcomes(List<Page> pages) {
    return pages.stream().map(Page::outcome).toList();
  }

  private static boolean await(CountDownLatch latch, Duration limit) {
    try {
      return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the site closes
      return false;
    }
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e); // the site closes
    }
  }
}
