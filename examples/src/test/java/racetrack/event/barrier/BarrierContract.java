// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Wording;

/// What every barrier promises. Each subject is held to all of it.
@EverySubject
class BarrierContract {

  @Parameter BarrierSubject subject;

  @Asks({4, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void doesNotMakeASingleThreadWait() throws InterruptedException, BrokenBarrierException {
    Barrier barrier = subject.create(1);
    assertEquals(0, barrier.await());
    assertEquals(0, barrier.await());
  }

  @Asks({4, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void makesAllWaitForTheLast(ThreadKind kind) throws InterruptedException {
    Barrier barrier = subject.create(3);
    try (Crew crew = new Crew(kind)) {
      crew.start("first", () -> assertEquals(2, barrier.await())).awaitWaiting();
      crew.start("second", () -> assertEquals(1, barrier.await())).awaitWaiting();
      crew.start("last", () -> assertEquals(0, barrier.await()));
      crew.join();
    }
  }

  /// The last one comes back at once, before anybody else can have the barrier's own monitor, if
  /// those who wait do so in a monitor: in another way, nobody would give it up.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsNoRoundOvertakeTheOneBefore(ThreadKind kind) throws InterruptedException {
    Barrier barrier = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      Crew.Member slow = crew.start("slow", 2, _ -> barrier.await()).awaitWaiting();
      Object held = slow.waitsInAMonitor() ? barrier : new Object();
      crew.start("fast", () -> awaitTwiceIn(held, barrier));
      crew.join();
    }
  }

  @Asks({3, 4, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatAllHaveWrittenInEachRound(ThreadKind kind) throws InterruptedException {
    int parties = 3;
    int rounds = 300;
    Barrier barrier = subject.create(parties);
    int[] messages = new int[parties];
    Set<String> numbers = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(kind)) {
      for (int party = 0; party < parties; party++) {
        int mine = party;
        crew.start(
            "party " + party,
            rounds,
            round -> {
              messages[mine] = round;
              assertTrue(numbers.add(round + "/" + barrier.await()), "two came as the same");
              for (int message : messages) {
                assertEquals(round, message);
              }
              barrier.await(); // nobody writes for the next round while others read
            });
      }
      crew.join();
    }
    assertEquals(rounds * parties, numbers.size());
  }

  /// A stranger's notification stands for a wake-up out of the blue, which cannot be had on demand.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsNobodyThroughWhoIsWokenForNothing(ThreadKind kind) throws InterruptedException {
    Barrier barrier = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter =
          crew.start(
                  "waiter",
                  () -> {
                    StrayPermits.carryOne();
                    assertEquals(1, barrier.await());
                  })
              .awaitWaiting();
      StrayPermits.wake(waiter, barrier);
      Times.awaitStay(subject, kind, waiter);
      crew.start("last", () -> assertEquals(0, barrier.await()));
      crew.join();
    }
  }

  @Asks({2, 6, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void isBrokenByAnInterrupt(ThreadKind kind) throws InterruptedException {
    Barrier barrier = subject.create(3);
    try (Crew crew = new Crew(kind)) {
      Crew.Member interrupted =
          crew.start(
                  "interrupted",
                  () -> assertThrows(InterruptedException.class, () -> barrier.await()))
              .awaitWaiting();
      crew.start("waiter", () -> assertBroken(barrier)).awaitWaiting();
      interrupted.interrupt();
      crew.join();
      crew.start("late waiter", () -> assertBroken(barrier));
      crew.start("later waiter", () -> assertBroken(barrier));
      crew.join();
    }
  }

  /// Also for those who wait already. It may be the last one, too, whom the others wait for.
  @Asks({2, 6, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void isBrokenByAnInterruptedThreadThatComes(ThreadKind kind) throws InterruptedException {
    assertBrokenByOneBehind(0, 1, kind);
    assertBrokenByOneBehind(1, 2, kind);
    assertBrokenByOneBehind(2, 4, kind);
    assertBrokenByOneBehind(3, 4, kind);
  }

  private void assertBrokenByOneBehind(int waiters, int parties, ThreadKind kind)
      throws InterruptedException {
    Barrier barrier = subject.create(parties);
    try (Crew crew = new Crew(kind)) {
      for (int waiter = 1; waiter <= waiters; waiter++) {
        crew.start("waiter " + waiter, () -> assertBroken(barrier)).awaitWaiting();
      }
      crew.start("interrupted", () -> assertInterruptedOnEntry(barrier));
      crew.join();
      crew.start("later", 2 * parties, _ -> assertBroken(barrier));
      crew.join();
    }
  }

  /// They are more than a phaser can count.
  @Asks({1, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void canBeForMoreThanAPhaserCounts() throws InterruptedException {
    Barrier barrier = subject.create(70_000);
    Crew.alone(ThreadKind.PLATFORM, () -> assertInterruptedOnEntry(barrier));
  }

  private static void assertInterruptedOnEntry(Barrier barrier) {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> barrier.await());
  }

  @Asks({4, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsACrowdMeetAgainAndAgain(ThreadKind kind) throws InterruptedException {
    int rounds = 10;
    Barrier barrier = subject.create(Sizes.CROWD);
    AtomicInteger came = new AtomicInteger();
    AtomicInteger missing = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int party = 1; party <= Sizes.CROWD; party++) {
        crew.start(
            "party " + party,
            rounds,
            round -> {
              came.getAndIncrement();
              missing.getAndAdd(barrier.await());
              assertTrue(came.get() >= Sizes.CROWD * (round + 1), "it went on without some");
            });
      }
      crew.join();
    }
    assertEquals(rounds * Sizes.CROWD * (Sizes.CROWD - 1) / 2, missing.get());
  }

  /// A thread that waits at the one barrier is missing at the other.
  @Asks({2, 4})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOthers(ThreadKind kind) throws InterruptedException {
    Barrier barrier = subject.create(2);
    Barrier other = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("first", () -> assertEquals(1, barrier.await())).awaitWaiting();
      crew.start(
              "other's first", () -> assertThrows(InterruptedException.class, () -> other.await()))
          .awaitWaiting()
          .interrupt();
      crew.start("last", () -> assertEquals(0, barrier.await()));
      crew.join();
    }
  }

  /// The last one interrupts before anybody else can have the barrier's own monitor.
  @Asks(7)
  @ParameterizedTest
  @EnumSource
  void goesOnWithWhoIsInterruptedWhenAllHaveCome(ThreadKind kind) throws InterruptedException {
    Barrier barrier = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      for (int round = 1; round <= 20; round++) {
        Crew.Member waiter =
            crew.start(
                    "waiter",
                    () -> {
                      assertEquals(1, barrier.await());
                      awaitInterrupt();
                    })
                .awaitWaiting();
        crew.start("last", () -> awaitAndInterrupt(barrier, waiter));
        crew.join();
      }
    }
  }

  /// One is interrupted at the moment when the last one comes. In every other round the last one
  /// does it, and nobody else can have the barrier's own monitor before it has come.
  @Asks({2, 4, 6, 7})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void isBrokenForAllOrForNobody(ThreadKind kind) throws InterruptedException {
    for (int round = 1; round <= 60; round++) {
      Barrier barrier = subject.create(2);
      AtomicInteger gone = new AtomicInteger();
      try (Crew crew = new Crew(kind)) {
        Crew.Member waiter = crew.start("waiter", () -> goOn(barrier, gone)).awaitWaiting();
        if (round % 2 == 0) {
          crew.start("last", () -> interruptAndGoOn(waiter, barrier, gone));
        } else {
          AtomicInteger arrivals = new AtomicInteger();
          crew.start(
              "last",
              () -> {
                Crew.meetClosely(arrivals, 0);
                goOn(barrier, gone);
              });
          crew.start(
              "interrupter",
              () -> {
                Crew.meetClosely(arrivals, 0);
                waiter.interrupt();
              });
        }
        crew.join();
      }
      assertNotEquals(1, gone.get(), "one went on, and the other did not");
    }
  }

  private static void interruptAndGoOn(Crew.Member waiter, Barrier barrier, AtomicInteger gone) {
    synchronized (barrier) {
      waiter.interrupt();
      goOn(barrier, gone);
    }
  }

  private static void goOn(Barrier barrier, AtomicInteger gone) {
    try {
      barrier.await();
      gone.incrementAndGet();
    } catch (InterruptedException | BrokenBarrierException e) {
      // it does not
    }
  }

  /// The last one breaks the barrier before anybody else can have its own monitor.
  @Asks({4, 5, 8})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void goesOnThoughItIsBrokenWhenAllHaveCome(ThreadKind kind) throws InterruptedException {
    for (int round = 1; round <= 20; round++) {
      Barrier barrier = subject.create(2);
      try (Crew crew = new Crew(kind)) {
        crew.start("first", () -> assertEquals(1, barrier.await())).awaitWaiting();
        crew.start("last", () -> awaitAndBreak(barrier));
        crew.join();
      }
    }
  }

  private static void awaitAndBreak(Barrier barrier)
      throws InterruptedException, BrokenBarrierException {
    synchronized (barrier) {
      assertEquals(0, barrier.await());
      assertInterruptedOnEntry(barrier);
    }
  }

  private static void awaitInterrupt() {
    while (!Thread.interrupted()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitAndInterrupt(Barrier barrier, Crew.Member waiter)
      throws InterruptedException, BrokenBarrierException {
    synchronized (barrier) {
      barrier.await();
      waiter.interrupt();
    }
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesToBeWithoutParties(int parties) throws InterruptedException {
    Wording.assertRefused(
        subject, "parties must be at least 1, but was " + parties, () -> subject.create(parties));
  }

  private static void assertBroken(Barrier barrier) {
    assertThrows(BrokenBarrierException.class, () -> barrier.await());
  }

  private static void awaitTwiceIn(Object held, Barrier barrier)
      throws InterruptedException, BrokenBarrierException {
    synchronized (held) {
      barrier.await();
      barrier.await();
    }
  }
}
