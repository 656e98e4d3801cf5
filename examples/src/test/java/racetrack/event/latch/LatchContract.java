// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.FreshCode;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Wording;

/// What every latch promises. Each subject is held to all of it.
@EverySubject
class LatchContract {

  @Parameter LatchSubject subject;

  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsDown() {
    Latch latch = subject.create(3);
    assertEquals(3, latch.count());
    latch.countDown();
    assertEquals(2, latch.count());
    latch.countDown();
    Thread.currentThread().interrupt(); // only who waits is refused
    latch.countDown();
    assertEquals(0, latch.count());
    Thread.interrupted();
    assertEquals(0, latch.count());
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isOpenFromTheStartIfThereIsNothingToCount(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(0);
    assertEquals(0, latch.count());
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> latch.await());
      crew.join();
    }
  }

  @Asks({3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsEverybodyThroughAtZero(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      Crew.Member one = crew.start("waiter 1", () -> latch.await()).awaitWaiting();
      Crew.Member another = crew.start("waiter 2", () -> latch.await()).awaitWaiting();
      int waiters = one.isAsleep() ? Sizes.MULTITUDE : Sizes.CROWD;
      for (int waiter = 3; waiter <= waiters; waiter++) {
        crew.start("waiter " + waiter, () -> latch.await());
      }
      latch.countDown();
      StrayPermits.wake(one, latch);
      StrayPermits.wake(another, latch);
      Times.awaitStay(subject, kind, another);
      latch.countDown();
      crew.join();
    }
  }

  @Asks({3, 4, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsACrowdThroughWhenACrowdHasCounted(ThreadKind kind) throws InterruptedException {
    int each = 4_000; // more in all than a short can count
    Latch latch = subject.create(Sizes.CROWD * each);
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= Sizes.CROWD; number++) {
        crew.start(
            "waiter " + number,
            () -> {
              latch.await();
              assertEquals(0, latch.count());
            });
        crew.start("counter " + number, each, Interrupts.kept(_ -> latch.countDown()));
      }
      crew.join();
    }
  }

  /// Two count at once, each as often as there is to count in all, and more often.
  @Asks({3, 4, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void opensWhenTwoCountTheLastOneDown(ThreadKind kind) throws InterruptedException {
    List<Latch> latches =
        IntStream.range(0, 2_000).mapToObj(round -> subject.create(1 + round % 4)).toList();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        crew.start(
            "counter " + number,
            latches.size(),
            round -> {
              Crew.meet(arrivals, round);
              for (int count = 0; count < 4; count++) {
                latches.get(round).countDown();
              }
            });
      }
      crew.joinSoon();
      crew.start("waiter", latches.size(), round -> latches.get(round).await());
      crew.join();
    }
    latches.forEach(latch -> assertEquals(0, latch.count()));
  }

  /// In each round, one counts once while another counts all the rest, and a third one waits.
  @Asks({3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesItsWaiterWhoeverCountsTheLastOneDown(ThreadKind kind) throws InterruptedException {
    List<Latch> latches = Stream.generate(() -> subject.create(4)).limit(1_000).toList();
    AtomicInteger waiting = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "waiter",
          latches.size(),
          round -> {
            waiting.set(round + 1);
            latches.get(round).await();
          });
      for (int counts : List.of(1, 3)) {
        crew.start(
            "counter of " + counts,
            latches.size(),
            round -> {
              Crew.lookUntil(() -> waiting.get() > round);
              Crew.meet(arrivals, round);
              for (int count = 0; count < counts; count++) {
                latches.get(round).countDown();
              }
            });
      }
      crew.joinSoon();
    }
  }

  /// In each round, one comes when the other opens the gate.
  @Asks(5)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void isNotMissedByWhoComesWhenItOpens(ThreadKind kind) throws InterruptedException {
    List<Latch> latches = Stream.generate(() -> subject.create(1)).limit(2_000).toList();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "counter",
          latches.size(),
          round -> {
            Crew.meet(arrivals, round);
            latches.get(round).countDown();
          });
      crew.start(
          "waiter",
          latches.size(),
          round -> {
            Crew.meet(arrivals, round);
            latches.get(round).await();
          });
      crew.joinSoon();
    }
  }

  @Asks({3, 4, 5})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOthers(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(2);
    Latch other = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter = crew.start("waiter", () -> latch.await()).awaitWaiting();
      other.countDown();
      crew.start("other's waiter", () -> other.await());
      StrayPermits.wake(waiter, latch);
      assertEquals(2, latch.count());
      latch.countDown();
      latch.countDown();
      crew.join();
    }
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void staysOpenWhateverIsCounted(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(1);
    latch.countDown();
    latch.countDown();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> latch.await());
      crew.join();
    }
    assertEquals(0, latch.count());
  }

  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatAllHaveWritten(ThreadKind kind) throws InterruptedException {
    for (int round = 1; round <= 100; round++) {
      Latch latch = subject.create(2);
      int[] messages = new int[2];
      int expected = round;
      try (Crew crew = new Crew(kind)) {
        crew.start(
            "reader",
            () -> {
              latch.await();
              assertEquals(expected, messages[0]);
              assertEquals(expected, messages[1]);
            });
        for (int writer = 0; writer < 2; writer++) {
          int slot = writer;
          crew.start(
              "writer " + writer,
              () -> {
                messages[slot] = expected;
                latch.countDown();
              });
        }
        crew.join();
      }
    }
  }

  /// The latch is counted when the loop has run hot, and runs as the compiler has left it.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void isSeenByALoopThatLooksForZero() throws InterruptedException {
    Latch latch = subject.create(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "looker",
              FreshCode.of(MethodHandles.lookup(), Loops.class, "lookForZero", Latch.class, latch))
          .awaitHot(hot());
      latch.countDown();
      crew.joinSoon();
    }
  }

  /// And nobody but that thread.
  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void keepsAnInterruptedThreadOut(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(1);
    try (Crew crew = new Crew(kind);
        Crew others = new Crew(kind)) {
      crew.start("before", () -> latch.await()).awaitWaiting();
      Crew.Member interrupted =
          others.start("waiter", () -> assertInterrupted(() -> latch.await())).awaitWaiting();
      crew.start("behind", () -> latch.await()).awaitWaiting();
      interrupted.interrupt();
      others.join();
      assertEquals(1, latch.count());
      crew.start("next", () -> latch.await()).awaitWaiting();
      crew.start("counter", latch::countDown);
      crew.join();
    }
  }

  /// It opens, and at the same moment the first of two is interrupted, who may get through or not.
  @Asks({3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsTheOthersThroughWhenOneIsInterrupted(ThreadKind kind) throws InterruptedException {
    for (int time = 0; time < 3; time++) {
      Latch latch = subject.create(1);
      try (Crew crew = new Crew(kind)) {
        Crew.Member first = crew.start("first", () -> awaitUnlessInterrupted(latch)).awaitWaiting();
        crew.start("second", () -> latch.await()).awaitWaiting();
        latch.countDown();
        first.interrupt();
        crew.joinSoon();
      }
    }
  }

  private static void awaitUnlessInterrupted(Latch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // the interrupt came first
    }
  }

  @Asks(6)
  @Test
  void refusesAnInterruptedThread() {
    Latch open = subject.create(0);
    Thread.currentThread().interrupt();
    assertInterrupted(() -> open.await());
  }

  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsFromTheLargestNumber() {
    Latch latch = subject.create(Integer.MAX_VALUE);
    latch.countDown();
    assertEquals(Integer.MAX_VALUE - 1, latch.count());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ZERO)
  void refusesANegativeCount(int count) throws InterruptedException {
    Wording.assertRefused(
        subject, "count must be at least 0, but was " + count, () -> subject.create(count));
  }

  private static void assertInterrupted(Crew.Task task) {
    assertThrows(InterruptedException.class, task::run);
  }

  /// {@return how much of a processor a loop takes until the compiler has had its share too}
  ///
  /// A twin gets as much as its wound takes to show, also on a busy machine.
  private Duration hot() {
    return Duration.ofMillis(subject.claim() instanceof Claim.Sound ? 100 : 1_000);
  }

  /// Loops that are compiled anew for each subject.
  static final class Loops {

    private Loops() {}

    static void lookForZero(Latch latch) {
      long looks = 0;
      while (latch.count() > 0) {
        looks++;
      }
      assertTrue(looks > 0);
    }
  }
}
