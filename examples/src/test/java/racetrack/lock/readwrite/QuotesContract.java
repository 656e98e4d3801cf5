// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every table of quotes promises. Each subject is held to all of it.
@EverySubject
class QuotesContract {

  private static final Quote ONE = new Quote(1, 2);
  private static final Quote OTHER = new Quote(3, 4);

  @Parameter QuotesSubject subject;

  @Asks({3, 7})
  @Test
  void isEmptyAtFirst() {
    Quotes quotes = subject.create(2);
    assertNull(quotes.get(0));
    assertEquals(Map.of(), quotes.snapshot());
  }

  @Asks({3, 4})
  @Test
  void getsWhatWasPutLast() {
    Quotes quotes = subject.create(2);
    quotes.put(1, ONE);
    quotes.put(1, OTHER);
    assertEquals(OTHER, quotes.get(1));
    assertNull(quotes.get(0));
  }

  @Asks({5, 6})
  @ParameterizedTest
  @EnumSource
  void putsWhereThereIsNone(ThreadKind kind) throws InterruptedException {
    Quotes quotes = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("writer", () -> assertTrue(quotes.putIfAbsent(0, ONE)));
      crew.join();
    }
    assertEquals(ONE, quotes.get(0));
  }

  @Asks({5, 6})
  @Test
  void putsNothingWhereThereIsOne() {
    Quotes quotes = subject.create(2);
    quotes.put(0, ONE);
    assertFalse(quotes.putIfAbsent(0, OTHER));
    assertEquals(ONE, quotes.get(0));
  }

  @Asks({7, 9})
  @Test
  void keepsASnapshotAsItWas() {
    Quotes quotes = subject.create(3);
    quotes.put(0, ONE);
    quotes.put(2, OTHER);
    Map<Integer, Quote> snapshot = quotes.snapshot();
    quotes.put(1, ONE);
    quotes.put(2, ONE);
    assertEquals(Map.of(0, ONE, 2, OTHER), snapshot);
  }

  @Asks(1)
  @Test
  void keepsATableForAnInterruptedThreadThatStaysSo() {
    Quotes quotes = subject.create(2);
    Thread.currentThread().interrupt();
    quotes.put(0, ONE);
    assertTrue(quotes.putIfAbsent(1, OTHER));
    assertEquals(ONE, quotes.get(0));
    assertEquals(Map.of(0, ONE, 1, OTHER), quotes.snapshot());
    assertTrue(Thread.interrupted());
  }

  /// The reader looks for the quote of each round until it is there.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeAQuote(ThreadKind kind) throws InterruptedException {
    int rounds = 500;
    int[] written = new int[rounds];
    Quotes quotes = subject.create(rounds);
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            written[round] = round + 1;
            quotes.put(round, ONE);
          });
      crew.start(
          "reader",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            Crew.lookUntil(() -> quotes.get(round) != null);
            assertEquals(round + 1, written[round]);
          });
      crew.joinSoon();
    }
  }

  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void entersEachFirstQuoteOnce(ThreadKind kind) throws InterruptedException {
    int rows = 500;
    Quotes quotes = subject.create(rows);
    AtomicInteger entered = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 3; worker++) {
        crew.start(
            "writer " + worker,
            rows,
            row -> {
              if (quotes.putIfAbsent(row, ONE)) {
                entered.getAndIncrement();
              }
            });
      }
      crew.join();
    }
    assertEquals(rows, entered.get());
  }

  @Asks({3, 8})
  @ParameterizedTest
  @EnumSource
  void keepsTheHalvesOfAQuoteTogether(ThreadKind kind) throws InterruptedException {
    int rows = 4;
    Quotes quotes = subject.create(rows);
    quotes.put(0, new Quote(0, 0));
    try (Crew crew = new Crew(kind)) {
      crew.start("writer", 2_000, index -> quotes.put(index % rows, new Quote(index, index)));
      crew.start("reader", 2_000, _ -> assertWhole(quotes.get(0)));
      crew.start(
          "auditor", 500, _ -> quotes.snapshot().values().forEach(QuotesContract::assertWhole));
      crew.join();
    }
  }

  private static void assertWhole(@Nullable Quote quote) {
    assertNotNull(quote);
    assertEquals(quote.bid(), quote.ask());
  }
}
