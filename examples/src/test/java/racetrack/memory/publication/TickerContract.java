// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.ThreadKind;

/// What every ticker promises. Each subject is held to all of it.
///
/// Whether readers in other threads see whole quotes is the matter of the races.
@EverySubject
class TickerContract {

  @Parameter TickerSubject subject;

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void showsNoQuoteBeforeTheFirst() {
    assertNull(subject.create().latest());
  }

  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void showsTheQuoteThatWasPublishedLast() {
    Ticker ticker = subject.create();
    ticker.publish(7, 8);
    assertQuote(7, 8, latest(ticker));
    ticker.publish(Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertQuote(Integer.MIN_VALUE, Integer.MAX_VALUE, latest(ticker));
    assertQuote(Integer.MIN_VALUE, Integer.MAX_VALUE, latest(ticker));
    ticker.publish(Integer.MIN_VALUE, 0);
    assertQuote(Integer.MIN_VALUE, 0, latest(ticker));
    ticker.publish(0, 0);
    ticker.publish(0, 0);
    assertQuote(0, 0, latest(ticker));
  }

  /// So many that two of them are told apart by nothing but their prices. The collector comes
  /// before the last one is looked at.
  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void showsEachOfManyQuotes() {
    Ticker ticker = subject.create();
    for (int bid = -40; bid < 40; bid++) {
      for (int ask = -40; ask < 40; ask++) {
        ticker.publish(bid, ask);
        assertQuote(bid, ask, latest(ticker));
      }
    }
    ticker.publish(7, 8);
    System.gc();
    assertQuote(7, 8, latest(ticker));
  }

  /// The one has ended before the other looks.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void showsWhatAnotherPublishedLast(ThreadKind kind) throws InterruptedException {
    Ticker ticker = subject.create();
    ticker.publish(7, 8);
    try (Crew crew = new Crew(kind)) {
      crew.start("publisher", () -> ticker.publish(5, 6));
      crew.join();
    }
    assertQuote(5, 6, latest(ticker));
  }

  @Asks({1, 2})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void showsWholeQuotesToMany(ThreadKind kind) throws InterruptedException {
    Ticker ticker = subject.create();
    ticker.publish(0, 0);
    Rendezvous all = new Rendezvous(4);
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        crew.start(
            "publisher " + number,
            10_000,
            all.every(1_000, Interrupts.kept(price -> ticker.publish(price, -price))));
        crew.start(
            "reader " + number,
            10_000,
            all.every(1_000, Interrupts.kept(_ -> assertStays(latest(ticker)))));
      }
      crew.join();
    }
  }

  /// There are more threads than processors, so now and then a publisher has to stand still in the
  /// midst of it, for longer than a reader likes to try again.
  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Dear
  void showsWholeQuotesWhileAPublisherStandsStill() throws InterruptedException {
    Ticker ticker = subject.create();
    ticker.publish(0, 0);
    int each = 1 + Runtime.getRuntime().availableProcessors();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= each; number++) {
        crew.start(
            "publisher " + number,
            Endurance.OFTEN,
            Endurance.forAWhile(_ -> {
              for (int price = 0; price < 1_000; price++) {
                ticker.publish(price, -price);
              }
            }));
        crew.start(
            "reader " + number,
            Endurance.OFTEN,
            Endurance.forAWhile(_ -> {
              for (int look = 0; look < 1_000; look++) {
                assertStays(latest(ticker));
              }
            }));
      }
      crew.joinSoon();
    }
  }

  private static void assertStays(Quote quote) {
    int bid = quote.bid();
    assertQuote(bid, -bid, quote);
    assertQuote(bid, -bid, quote);
  }

  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void showsQuotesThatStayAsTheyWere() {
    Ticker ticker = subject.create();
    ticker.publish(7, 8);
    Quote first = latest(ticker);
    for (int price = 10; price < 10_000; price++) {
      ticker.publish(price, price + 1);
      assertQuote(7, 8, first);
    }
  }

  @Asks(1)
  @Test
  void showsQuotesToAnInterruptedThreadThatStaysSo() {
    Ticker ticker = subject.create();
    Thread.currentThread().interrupt();
    ticker.publish(7, 8);
    assertQuote(7, 8, latest(ticker));
    assertTrue(Thread.interrupted());
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void showsItsOwnQuotesOnly() {
    Ticker ticker = subject.create();
    subject.create().publish(7, 8);
    assertNull(ticker.latest());
  }

  private static Quote latest(Ticker ticker) {
    return requireNonNull(ticker.latest(), "latest");
  }

  private static void assertQuote(int bid, int ask, Quote quote) {
    assertEquals(bid, quote.bid());
    assertEquals(ask, quote.ask());
    assertTrue(Quote.isWhole(quote), "the seal does not fit");
  }
}
