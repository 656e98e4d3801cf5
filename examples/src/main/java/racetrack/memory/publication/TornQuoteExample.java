// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One thread publishes quotes whose ask is one above the bid; another looks for one that is not.
///
/// With a volatile reference to one object that goes on changing, it soon finds one. With a
/// volatile reference to a new object each time, it never does.
public final class TornQuoteExample {

  private static final int LOOKS = 10_000_000;

  private TornQuoteExample() {}

  /// Prints the first torn quote, or that there was none.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting for the publisher's end
  public static void main(String[] args) throws InterruptedException {
    System.out.println("one object, changed:  " + firstTorn(TickerSubject.BROKEN_MUTABLE, LOOKS));
    System.out.println("a new object each:    " + firstTorn(TickerSubject.VOLATILE, LOOKS));
  }

  /// {@return the first quote whose prices do not belong together, as "bid, ask", or null}
  ///
  /// @param subject which ticker to publish on
  /// @param looks how often to look, at most
  /// @throws InterruptedException if interrupted while waiting for the publisher's end
  static @Nullable String firstTorn(TickerSubject subject, int looks) throws InterruptedException {
    Ticker ticker = subject.create();
    AtomicBoolean over = new AtomicBoolean();
    Thread publisher =
        Thread.ofPlatform()
            .name("publisher")
            .start(() -> {
              for (int bid = 0; !over.get(); bid++) {
                ticker.publish(bid, bid + 1);
              }
            });
    try {
      return firstTorn(ticker, looks);
    } finally {
      over.set(true);
      publisher.join();
    }
  }

  private static @Nullable String firstTorn(Ticker ticker, int looks) {
    for (int look = 0; look < looks; look++) {
      Quote quote = ticker.latest();
      if (quote != null) {
        int bid = quote.bid();
        int ask = quote.ask();
        if (ask != bid + 1) {
          return bid + ", " + ask;
        }
      }
    }
    return null;
  }
}
