// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every limit promises. Each subject is held to all of it.
@EverySubject
class LimitContract {

  @Parameter LimitSubject subject;

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void returnsWhatTheTaskReturns() throws InterruptedException {
    assertEquals("a", subject.create(1).call(() -> "a"));
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void callsTheTaskOnTheCallersThread() throws InterruptedException {
    assertEquals(Thread.currentThread(), subject.create(1).call(Thread::currentThread));
  }

  /// As often as there are permits, and once more.
  @Asks(3)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void makesATaskWaitThatCallsItAgain(ThreadKind kind) throws InterruptedException {
    for (int permits : List.of(1, 3)) {
      Limit limit = subject.create(permits);
      try (Crew crew = new Crew(kind)) {
        crew.start(
                "caller",
                () -> assertThrows(InterruptedException.class, () -> callAgain(limit, permits)))
            .awaitWaiting()
            .interrupt();
        crew.join();
      }
    }
  }

  private static int callAgain(Limit limit, int times) throws InterruptedException {
    return limit.call(() -> times == 0 ? 0 : 1 + callAgain(limit, times - 1));
  }

  /// The tasks wait for each other inside, more of them than there are processors.
  @Asks(5)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void letsAsManyInAsItHasPermits(ThreadKind kind) throws InterruptedException {
    int permits = Sizes.MANY;
    Limit limit = subject.create(permits);
    CyclicBarrier inside = new CyclicBarrier(permits);
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= permits; caller++) {
        crew.start("caller " + caller, () -> limit.call(inside::await));
      }
      crew.join();
    }
    assertEquals(0, inside.getNumberWaiting());
  }

  /// Some were inside before, one by one, which makes no more room.
  @Asks({2, 5})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void makesOthersWaitUntilThereIsRoom(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(2);
    for (int early = 1; early <= 3; early++) {
      assertEquals(early, limit.call(new AtomicInteger(early)::get));
    }
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= 8; caller++) {
        crew.start("caller " + caller, () -> stay(limit, inside, gate)).awaitWaiting();
      }
      assertEquals(2, inside.get());
      gate.countDown(); // all leave at once, and each may wake one
      crew.join();
    }
    assertEquals(8, inside.get());
  }

  /// There is room beside one who stays, for all who wait.
  @Asks(5)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsAllInBesideOneWhoStays(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(3);
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (Crew stayers = new Crew(kind);
        Crew crew = new Crew(kind)) {
      AtomicInteger inside = new AtomicInteger();
      stayers.start("stayer", () -> stay(limit, inside, end)).awaitWaiting();
      for (int caller = 1; caller <= 8; caller++) {
        crew.start("caller " + caller, () -> stay(limit, inside, gate)).awaitWaiting();
      }
      assertEquals(3, inside.get());
      gate.countDown();
      crew.joinSoon();
      end.countDown();
      stayers.joinSoon();
    }
  }

  /// Whoever leaves comes back at once, before the one that was woken for its permit. That one
  /// finds nothing, waits again, and has to be woken again.
  @Asks(5)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesAgainWhoWasOvertaken(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(1);
    int[] calls = new int[1];
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= 3; caller++) {
        crew.start("caller " + caller, 100, _ -> limit.call(() -> countSlowly(calls)));
      }
      crew.joinSoon();
    }
    assertEquals(300, calls[0]);
  }

  /// Stays inside for long enough that others wake up, and look.
  private static int countSlowly(int[] calls) throws InterruptedException {
    Crew.giveWay();
    return calls[0]++;
  }

  @Asks(7)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void makesRoomWhenATaskFails(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(1);
    List<Throwable> failures = Failures.all().toList();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          failures.size(),
          index ->
              assertSame(
                  failures.get(index),
                  assertThrows(
                      Throwable.class,
                      () -> limit.call(() -> Failures.raise(failures.get(index))))));
      crew.join();
      crew.start("next", () -> limit.call(() -> true));
      crew.join();
    }
  }

  /// The interrupt comes when the thread is inside, and so is no matter of the limit's.
  @Asks(6)
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void makesRoomWhenATaskEndsInterrupted(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          2,
          index -> {
            int result =
                limit.call(() -> {
                  Thread.currentThread().interrupt();
                  return index;
                });
            assertEquals(index, result);
            Thread.interrupted();
          });
      crew.join();
    }
  }

  /// One permit each, and both tasks are inside at the same time; then one within the other.
  @Asks({2, 5})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOtherLimits(ThreadKind kind) throws InterruptedException {
    CyclicBarrier both = new CyclicBarrier(2);
    TwoInstances.ask(kind, 1, () -> subject.create(1), (limit, _) -> limit.call(both::await));
    Limit outer = subject.create(1);
    Limit inner = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> outer.call(() -> inner.call(() -> true)));
      crew.join();
    }
  }

  @Asks({2, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void makesNoRoomForAnInterruptedThread(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(1);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start("first", () -> stay(limit, inside, gate)).awaitWaiting();
      CountDownLatch gaveUp = new CountDownLatch(1);
      crew.start(
              "interrupted",
              () -> {
                assertThrows(InterruptedException.class, () -> stay(limit, inside, gate));
                gaveUp.countDown();
              })
          .awaitWaiting()
          .interrupt();
      crew.await(gaveUp);
      crew.start("second", () -> stay(limit, inside, gate)).awaitWaiting();
      assertEquals(1, inside.get());
      gate.countDown();
      crew.join();
    }
    assertEquals(2, inside.get());
  }

  /// There is room for the first of two, and at the same moment it is interrupted. Whether it goes
  /// in or not, there is room for the second then.
  @Asks({5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void keepsThePermitThatAnInterruptedThreadIsGiven(ThreadKind kind) throws InterruptedException {
    for (int time = 0; time < 3; time++) {
      Limit limit = subject.create(1);
      CountDownLatch gate = new CountDownLatch(1);
      try (Crew crew = new Crew(kind)) {
        crew.start("holder", () -> stay(limit, new AtomicInteger(), gate)).awaitWaiting();
        Crew.Member first = crew.start("first", () -> callUnlessInterrupted(limit)).awaitWaiting();
        crew.start("second", () -> limit.call(() -> true)).awaitWaiting();
        gate.countDown();
        first.interrupt();
        crew.join();
      }
    }
  }

  private static void callUnlessInterrupted(Limit limit) {
    try {
      limit.call(() -> true);
    } catch (InterruptedException e) {
      // was not let in
    }
  }

  @Asks({2, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Dear
  void makesOthersWaitForAsLongAsItTakes() throws InterruptedException {
    Limit limit = subject.create(1);
    CountDownLatch gate = new CountDownLatch(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("holder", () -> stay(limit, new AtomicInteger(), gate)).awaitWaiting();
      Endurance.assertWaitOn(crew.start("waiter", () -> limit.call(() -> true)));
      gate.countDown();
      crew.join();
    }
  }

  @Asks(8)
  @Test
  void refusesAnInterruptedThread() {
    AtomicInteger calls = new AtomicInteger();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> subject.create(1).call(calls::incrementAndGet));
    assertEquals(0, calls.get());
  }

  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsNobodyInWhoIsWokenForNothing(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(1);
    CountDownLatch gate = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("first", () -> stay(limit, new AtomicInteger(), gate)).awaitWaiting();
      Crew.Member waiter = crew.start("waiter", () -> limit.call(() -> true)).awaitWaiting();
      StrayPermits.wake(waiter, limit);
      gate.countDown();
      crew.join();
    }
  }

  @Asks({4, 5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void losesAndMakesUpNoPermitWhoeverIsInterrupted(ThreadKind kind) throws InterruptedException {
    Limit limit = subject.create(1);
    int[] counted = new int[1];
    AtomicInteger called = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= 3; caller++) {
        crew.start(
            "caller " + caller,
            300,
            index -> {
              if (index % 3 == 0) {
                Thread.currentThread().interrupt();
              }
              try {
                called.addAndGet(
                    limit.call(() -> {
                      counted[0]++;
                      return 1;
                    }));
              } catch (InterruptedException e) {
                // was not let in
              }
            });
      }
      crew.join();
    }
    assertEquals(600, called.get());
    assertEquals(600, counted[0]);
  }

  @Asks(5)
  @Asks.About(Dimension.CONCURRENT)
  @Test
  void hasAsManyPermitsAsThereAreNumbers() throws InterruptedException {
    Limit limit = subject.create(Integer.MAX_VALUE);
    assertEquals("a", limit.call(() -> limit.call(() -> "a")));
    assertEquals("b", limit.call(() -> "b"));
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesToBeWithoutPermits(int permits) throws InterruptedException {
    Wording.assertRefused(
        subject, "permits must be at least 1, but was " + permits, () -> subject.create(permits));
  }

  private static void stay(Limit limit, AtomicInteger inside, CountDownLatch gate)
      throws InterruptedException {
    limit.call(() -> {
      inside.incrementAndGet();
      gate.await();
      return true;
    });
  }
}
