// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.FreshCode;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.ThreadKind;

/// What every counter promises. Each subject is held to all of it.
///
/// Many threads at once are the matter of the races, which see far more of it.
@EverySubject
class CounterContract {

  @Parameter CounterSubject subject;

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, 0xFFFF_FFFFL, -0x1_0000_0001L, Long.MAX_VALUE - 1, Long.MIN_VALUE})
  void countsFromTheInitialCount(long initial) {
    Counter counter = subject.create(initial);
    assertEquals(initial, counter.get());
    counter.increment();
    assertEquals(initial + 1, counter.get());
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsApartFromOthers() {
    Counter counter = subject.create(0);
    subject.create(0).increment();
    assertEquals(0, counter.get());
  }

  @Asks(1)
  @Test
  void countsForAnInterruptedThreadThatStaysSo() {
    Counter counter = subject.create(0);
    Thread.currentThread().interrupt();
    counter.increment();
    assertEquals(1, counter.get());
    assertTrue(Thread.interrupted());
  }

  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void countsEveryIncrementOfEveryThread(ThreadKind kind) throws InterruptedException {
    Counter counter = subject.create(0);
    Rendezvous all = new Rendezvous(4);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 3; worker++) {
        crew.start("worker " + worker, 100_000, all.every(10_000, _ -> counter.increment()));
      }
      crew.start(
          "interrupted", 100_000, all.every(10_000, Interrupts.kept(_ -> counter.increment())));
      crew.join();
    }
    assertEquals(400_000, counter.get());
  }

  /// Whoever has a cell for each thread has fewer of them, and chooses one by the thread's number:
  /// these threads have numbers that are a round number apart.
  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void countsForThreadsThatShareAPlace(ThreadKind kind) throws InterruptedException {
    for (int distance : List.of(ThreadKind.ROUND_IN_TENS, ThreadKind.ROUND_IN_TWOS)) {
      Counter counter = subject.create(0);
      AtomicInteger arrivals = new AtomicInteger();
      try (Crew crew = new Crew(kind)) {
        kind.skipToRoundNumber(distance);
        crew.start("one", 200, round -> countTogether(counter, arrivals, round));
        kind.skipToRoundNumber(distance);
        crew.start("another", 200, round -> countTogether(counter, arrivals, round));
        crew.join();
      }
      assertEquals(2 * 200 * 1_500, counter.get());
    }
  }

  private static void countTogether(Counter counter, AtomicInteger arrivals, int round)
      throws InterruptedException {
    Crew.meet(arrivals, round);
    for (int time = 0; time < 1_500; time++) {
      counter.increment();
    }
  }

  /// There are more threads than places, however these are chosen, so that two share one. All live,
  /// and each in its turn counts beside the same other, and ends.
  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void countsForMoreThreadsThanItHasPlacesFor(ThreadKind kind) throws InterruptedException {
    int each = 1_000;
    int guests = kind == ThreadKind.VIRTUAL ? 1_100 : 300; // they cost less
    Counter counter = subject.create(0);
    AtomicInteger turn = new AtomicInteger();
    AtomicInteger hosted = new AtomicInteger();
    List<CountDownLatch> turns =
        Stream.generate(() -> new CountDownLatch(1)).limit(guests + 1).toList();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "host",
          () -> {
            while (turn.get() < guests) {
              counter.increment();
              if (hosted.incrementAndGet() % each == 0) {
                Crew.giveWay();
              }
            }
          });
      for (int number = 0; number < guests; number++) {
        int mine = number;
        crew.start(
            "guest " + mine,
            () -> {
              turns.get(mine).await();
              for (int time = 0; time < each; time++) {
                counter.increment();
              }
              turn.getAndIncrement();
              turns.get(mine + 1).countDown();
            });
      }
      turns.getFirst().countDown();
      crew.join();
    }
    assertEquals(guests * each + hosted.get(), counter.get());
  }

  /// Nobody else holds on to these threads: whoever keeps a count for each must not lose it with
  /// them.
  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void countsWhatThreadsDidThatAreGone(ThreadKind kind) throws InterruptedException {
    Counter counter = subject.create(0);
    WeakReference<Thread> gone = countInThreadsThatEnd(20, counter, kind);
    for (int look = 0; look < 10 && gone.get() != null; look++) {
      System.gc(); // if the counter keeps them, they stay, and so do their counts
    }
    assertEquals(20, counter.get());
  }

  /// In a method of its own, so that no variable of the test keeps them.
  private static WeakReference<Thread> countInThreadsThatEnd(
      int threads, Counter counter, ThreadKind kind) throws InterruptedException {
    Thread thread = Thread.currentThread();
    for (int number = 1; number <= threads; number++) {
      thread = kind.unstarted("thread " + number, counter::increment);
      thread.start();
      thread.join();
    }
    return new WeakReference<>(thread);
  }

  /// Whoever looks may gather up what threads have left that are gone, and two do so at once.
  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void countsWhatThreadsDidThatAreGoneForTwoWhoLookAtOnce(ThreadKind kind)
      throws InterruptedException {
    Counter counter = subject.create(0);
    AtomicInteger arrivals = new AtomicInteger();
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        boolean isFirst = number == 1;
        Crew.Step looks =
            round -> {
              if (isFirst) {
                WeakReference<Thread> _ = countInThreadsThatEnd(4, counter, kind);
              }
              Crew.meetClosely(arrivals, round);
              assertEquals(4L * (round + 1), counter.get());
            };
        crew.start("looker " + number, 50, both.every(1, looks));
      }
      crew.joinSoon();
    }
  }

  /// The counter is counted up when the loop has run hot, and runs as the compiler has left it.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void isSeenByALoopThatLooksForIt() throws InterruptedException {
    Counter counter = subject.create(0);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "looker",
              FreshCode.of(
                  MethodHandles.lookup(), Loops.class, "lookForOne", Counter.class, counter))
          .awaitHot(Duration.ofMillis(100));
      counter.increment();
      crew.joinSoon();
    }
  }

  /// Each looks right after it has counted, and the other as well.
  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void hasCountedWhenAnIncrementReturns(ThreadKind kind) throws InterruptedException {
    Counter counter = subject.create(0);
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        long[] last = new long[1];
        crew.start(
            "worker " + number,
            40_000,
            both.every(
                10_000,
                _ -> {
                  counter.increment();
                  long count = counter.get();
                  assertTrue(count > last[0], "an increment of its own is missing");
                  last[0] = count;
                }));
      }
      crew.joinSoon();
    }
    assertEquals(80_000, counter.get());
  }

  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void neverCountsBackwards(ThreadKind kind) throws InterruptedException {
    Counter counter = subject.create(0);
    long[] last = new long[1];
    Rendezvous all = new Rendezvous(3);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 2; worker++) {
        crew.start("worker " + worker, 10_000, all.every(50, _ -> counter.increment()));
      }
      crew.start(
          "reader",
          10_000,
          all.every(
              50,
              _ -> {
                long count = counter.get();
                assertTrue(count >= last[0] && count <= 20_000, "count");
                last[0] = count;
              }));
      crew.join();
    }
    assertEquals(20_000, counter.get());
    counter.increment();
    assertEquals(20_001, counter.get());
  }

  /// A count may be kept in parts, of which one is full after a million, say: there is a moment
  /// then when they do not belong together.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Dear
  void neverCountsBackwardsHoweverFarItCounts() throws InterruptedException {
    Counter counter = subject.create(0);
    long[] last = new long[1];
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "worker",
          Endurance.OFTEN,
          Endurance.forAWhile(_ -> {
            for (int time = 0; time < 1_000; time++) {
              counter.increment();
            }
          }));
      crew.start(
          "reader",
          Endurance.OFTEN,
          Endurance.forAWhile(_ -> {
            for (int look = 0; look < 1_000; look++) {
              long count = counter.get();
              assertTrue(count >= last[0], "count");
              last[0] = count;
            }
          }));
      crew.joinSoon();
    }
  }

  /// Loops that are compiled anew for each subject.
  static final class Loops {

    private Loops() {}

    static void lookForOne(Counter counter) {
      long looks = 0;
      while (counter.get() == 0) {
        looks++;
      }
      assertTrue(looks > 0);
    }
  }
}
