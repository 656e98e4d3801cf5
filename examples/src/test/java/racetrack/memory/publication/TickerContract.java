// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.EverySubject;

/// What every ticker promises. Each subject is held to all of it.
///
/// Whether readers in other threads see whole quotes is the matter of the races.
@EverySubject
class TickerContract {

  @Parameter TickerSubject subject;

  @Asks(4)
  @Test
  void showsNoQuoteBeforeTheFirst() {
    assertNull(subject.create().latest());
  }

  @Asks({3, 4})
  @Test
  void showsTheQuoteThatWasPublishedLast() {
    Ticker ticker = subject.create();
    ticker.publish(7, 8);
    assertQuote(7, 8, latest(ticker));
    ticker.publish(Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertQuote(Integer.MIN_VALUE, Integer.MAX_VALUE, latest(ticker));
    assertQuote(Integer.MIN_VALUE, Integer.MAX_VALUE, latest(ticker));
  }

  @Asks(2)
  @Test
  void showsQuotesThatStayAsTheyWere() {
    Ticker ticker = subject.create();
    ticker.publish(7, 8);
    Quote first = latest(ticker);
    ticker.publish(10, 11);
    assertQuote(7, 8, first);
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
