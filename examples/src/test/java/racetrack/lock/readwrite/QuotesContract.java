// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.ThreadKind;

/// What every table of quotes promises. Each subject is held to all of it.
@EverySubject
class QuotesContract {

  private static final Quote ONE = new Quote(1, 2);
  private static final Quote OTHER = new Quote(3, 4);

  @Parameter QuotesSubject subject;

  @Asks({3, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isEmptyAtFirst() {
    Quotes quotes = subject.create(2);
    assertNull(quotes.get(0));
    assertEquals(Map.of(), quotes.snapshot());
  }

  /// Another looks at all while a quote is put. When both have ended, a snapshot has it.
  @Asks({4, 8})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void showsInASnapshotWhatWasPutDuringAnother(ThreadKind kind) throws InterruptedException {
    Quotes quotes = subject.create(1);
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          500,
          round -> {
            Crew.meet(arrivals, 2 * round);
            quotes.put(0, new Quote(round, round));
            Crew.meet(arrivals, 2 * round + 1);
          });
      crew.start(
          "reader",
          500,
          round -> {
            Crew.meet(arrivals, 2 * round);
            Map<Integer, Quote> _ = quotes.snapshot();
            Crew.meet(arrivals, 2 * round + 1);
            assertEquals(Map.of(0, new Quote(round, round)), quotes.snapshot());
          });
      crew.joinSoon();
    }
  }

  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void getsWhatWasPutLast() {
    Quotes quotes = subject.create(2);
    quotes.put(1, ONE);
    quotes.put(1, OTHER);
    assertEquals(OTHER, quotes.get(1));
    assertNull(quotes.get(0));
  }

  @Asks({5, 6})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void putsWhereThereIsNone(ThreadKind kind) throws InterruptedException {
    Quotes quotes = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      assertEquals(Map.of(), quotes.snapshot());
      crew.start("writer", () -> assertTrue(quotes.putIfAbsent(0, ONE)));
      crew.join();
    }
    assertEquals(ONE, quotes.get(0));
    assertEquals(Map.of(0, ONE), quotes.snapshot());
  }

  @Asks({3, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void hasEveryQuoteThatThereCanBe() {
    List<Quote> some =
        List.of(
            new Quote(0, 0),
            new Quote(-1, -1),
            new Quote(1, 1L << 32),
            new Quote(Long.MIN_VALUE, Long.MAX_VALUE),
            new Quote(Long.MAX_VALUE, Long.MIN_VALUE));
    Quotes quotes = subject.create(some.size());
    for (int row = 0; row < some.size(); row++) {
      assertTrue(quotes.putIfAbsent(row, some.get(row)));
      assertFalse(quotes.putIfAbsent(row, ONE));
      assertEquals(some.get(row), quotes.get(row));
      assertEquals(some.get(row), quotes.snapshot().get(row));
    }
  }

  @Asks({5, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void putsNothingWhereThereIsOne() {
    Quotes quotes = subject.create(2);
    quotes.put(0, ONE);
    assertFalse(quotes.putIfAbsent(0, OTHER));
    assertEquals(ONE, quotes.get(0));
    assertFalse(quotes.putIfAbsent(0, ONE));
    assertEquals(ONE, quotes.get(0));
  }

  @Asks({7, 9})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void keepsASnapshotAsItWas() {
    Quotes quotes = subject.create(3);
    quotes.put(0, ONE);
    quotes.put(2, OTHER);
    Map<Integer, Quote> snapshot = quotes.snapshot();
    quotes.put(1, ONE);
    quotes.put(2, ONE);
    assertEquals(Map.of(0, ONE, 2, OTHER), snapshot);
    assertEquals(Map.of(0, ONE, 1, ONE, 2, ONE), quotes.snapshot());
  }

  @Asks({3, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOthers() {
    Quotes quotes = subject.create(2);
    Quotes others = subject.create(2);
    quotes.put(0, ONE);
    assertNull(others.get(0));
    assertTrue(others.putIfAbsent(0, OTHER));
    assertEquals(Map.of(0, ONE), quotes.snapshot());
    assertEquals(Map.of(0, OTHER), others.snapshot());
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
    assertEquals(rounds, quotes.snapshot().size());
  }

  /// Both go for each row at once, and each knows which quotes are its own.
  @Asks({5, 6})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void entersEachFirstQuoteOnce(ThreadKind kind) throws InterruptedException {
    int rows = 1_000;
    Quotes quotes = subject.create(rows);
    AtomicInteger arrivals = new AtomicInteger();
    Map<Integer, Quote> entered = new ConcurrentHashMap<>();
    try (Crew crew = new Crew(kind)) {
      for (Quote mine : List.of(ONE, OTHER)) {
        crew.start(
            "writer of " + mine,
            rows,
            row -> {
              Crew.meet(arrivals, row);
              if (quotes.putIfAbsent(row, mine)) {
                assertNull(entered.put(row, mine), "entered twice");
              }
            });
      }
      crew.joinSoon();
    }
    assertEquals(entered, quotes.snapshot());
    assertEquals(rows, entered.size());
  }

  @Asks({1, 4, 5, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void servesACrowd(ThreadKind kind) throws InterruptedException {
    int each = 10;
    Quotes quotes = subject.create(each * Sizes.CROWD);
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < Sizes.CROWD; number++) {
        int first = each * number;
        crew.start(
            "writer " + number,
            each,
            Interrupts.kept(index -> {
              assertTrue(quotes.putIfAbsent(first + index, ONE));
              quotes.put(first + index, OTHER);
              assertEquals(OTHER, quotes.get(first + index));
              assertEquals(OTHER, quotes.snapshot().get(first + index));
            }));
      }
      crew.join();
    }
    Map<Integer, Quote> snapshot = quotes.snapshot();
    assertEquals(each * Sizes.CROWD, snapshot.size());
    assertEquals(Set.of(OTHER), Set.copyOf(snapshot.values()));
  }

  @Asks({3, 8})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void keepsTheHalvesOfAQuoteTogether(ThreadKind kind) throws InterruptedException {
    int rows = 4;
    Quotes quotes = subject.create(rows);
    quotes.put(0, new Quote(0, 0));
    Rendezvous all = new Rendezvous(3);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          5_000,
          all.every(500, index -> quotes.put(index % rows, new Quote(index, index))));
      crew.start("reader", 5_000, all.every(500, _ -> assertWhole(quotes.get(0))));
      crew.start(
          "auditor",
          5_000,
          all.every(500, _ -> quotes.snapshot().values().forEach(QuotesContract::assertWhole)));
      crew.join();
    }
  }

  private static void assertWhole(@Nullable Quote quote) {
    assertNotNull(quote);
    assertEquals(quote.bid(), quote.ask());
  }
}
