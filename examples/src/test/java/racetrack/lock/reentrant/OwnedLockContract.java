// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;

/// What every re-entrant lock promises. Each subject is held to all of it.
@EverySubject
class OwnedLockContract {

  private static final int DEEP = 70_000;

  @Parameter OwnedLockSubject subject;

  /// Guarded by the lock under test, and by nothing else.
  private int count;

  @Asks({4, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void letsItsOwnerInAgain(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "owner",
          () -> {
            lock.lock();
            lock.lock();
            assertEquals(2, lock.holds());
            lock.unlock();
            assertEquals(1, lock.holds());
            lock.unlock();
            assertEquals(0, lock.holds());
          });
      crew.join();
    }
  }

  /// More often than a short can count; and the other has the owner's name.
  @Asks({5, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isKeptUntilItIsGivenBackAsOftenAsTaken(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    for (int holds = 1; holds <= DEEP; holds++) {
      lock.lock();
      assertEquals(holds, lock.holds());
    }
    for (int holds = DEEP - 1; holds >= 1; holds--) {
      lock.unlock();
      assertEquals(holds, lock.holds());
    }
    try (Crew crew = new Crew(kind)) {
      Crew.Member second = crew.start(Thread.currentThread().getName(), lock::lock).awaitWaiting();
      StrayPermits.wake(second, lock);
      Times.awaitStay(subject, kind, second);
      assertEquals(1, lock.holds());
      lock.unlock();
      crew.join();
    }
  }

  /// The numbers of two threads are a round number apart, so they may look alike.
  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void countsTheCallersHoldsOnly(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      kind.skipToRoundNumber(ThreadKind.ROUND_IN_TWOS);
      crew.start(
          "owner",
          () -> {
            lock.lock();
            held.countDown();
            looked.await();
            assertEquals(1, lock.holds());
          });
      kind.skipToRoundNumber(ThreadKind.ROUND_IN_TWOS);
      crew.start(
          "stranger",
          () -> {
            held.await();
            assertEquals(0, lock.holds());
            looked.countDown();
          });
      crew.join();
    }
  }

  /// More often than 16 bits can count.
  @Asks({4, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isTakenAndGivenBackAHundredThousandTimes() throws InterruptedException {
    OwnedLock lock = subject.create();
    int times = 100_000;
    Crew.alone(
        ThreadKind.PLATFORM,
        () -> {
          for (int time = 1; time <= times; time++) {
            lock.lock();
          }
          assertEquals(times, lock.holds());
          for (int time = 1; time <= times; time++) {
            lock.unlock();
          }
          assertEquals(0, lock.holds());
        });
  }

  @Asks(5)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesEveryWaiter(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    try (Crew crew = new Crew(kind)) {
      crew.start("one", () -> countTwice(lock)).awaitWaiting();
      crew.start("another", () -> countTwice(lock)).awaitWaiting();
      lock.unlock();
      crew.join();
    }
    assertEquals(4, count);
  }

  /// Who was refused comes in as if it had not been.
  @Asks({6, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void refusesToBeGivenBackOnceTooOften(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    lock.unlock();
    assertThrows(IllegalMonitorStateException.class, lock::unlock);
    assertEquals(0, lock.holds());
    countTwice(lock);
    try (Crew crew = new Crew(kind)) {
      crew.start("next", () -> countTwice(lock));
      crew.join();
    }
    assertEquals(4, count);
  }

  /// Who was refused waits as if it had not been.
  @Asks({4, 6, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void refusesToBeGivenBackByAnother(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    try (Crew crew = new Crew(kind)) {
      crew.start("stranger", () -> comeInRefused(lock)).awaitWaiting();
      assertEquals(1, lock.holds());
      count = 1;
      lock.unlock();
      crew.join();
    }
  }

  private void comeInRefused(OwnedLock lock) {
    assertThrows(IllegalMonitorStateException.class, lock::unlock);
    assertEquals(0, lock.holds());
    lock.lock();
    assertEquals(1, count, "came in with the owner");
    assertEquals(1, lock.holds());
    lock.unlock();
  }

  @Asks(2)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void doesNotCareWhoSynchronizesOnIt(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    synchronized (lock) {
      try (Crew crew = new Crew(kind)) {
        crew.start("owner", () -> countTwice(lock));
        crew.join();
      }
    }
    assertEquals(2, count);
  }

  @Asks(1)
  @Test
  void isTakenByAnInterruptedThreadThatStaysSo() {
    OwnedLock lock = subject.create();
    Thread.currentThread().interrupt();
    lock.lock();
    lock.lock();
    assertEquals(2, lock.holds());
    lock.unlock();
    lock.unlock();
    assertTrue(Thread.interrupted(), "lost its interrupt");
  }

  @Asks(1)
  @ParameterizedTest
  @EnumSource
  void waitsThroughAnInterruptAndKeepsIt(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter =
          crew.start(
              "waiter",
              () -> {
                lock.lock();
                assertEquals(1, count, "came in with the owner");
                assertTrue(Thread.interrupted(), "lost its interrupt");
              });
      waiter.awaitWaiting().interrupt();
      StrayPermits.wake(waiter, lock);
      count = 1;
      lock.unlock();
      crew.join();
    }
  }

  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsOneThreadInAtATime(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 4; worker++) {
        crew.start("worker " + worker, 1_000, _ -> countTwice(lock));
      }
      crew.join();
    }
    assertEquals(8_000, count);
  }

  /// The waiting thread is on its way to sleep when the lock is given back, in one round or
  /// another. A wake-up that is lost then is missed in the next.
  @Asks({4, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void isHandedOverManyTimes(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 2; worker++) {
        crew.start(
            "worker " + worker,
            2_000,
            round -> {
              Crew.meet(arrivals, round);
              lock.lock();
              countAfter(round % 64);
              lock.unlock();
            });
      }
      crew.joinSoon();
    }
    assertEquals(4_000, count);
  }

  private void countAfter(int spins) {
    Times.pause(spins);
    count++;
  }

  @Asks({1, 4, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource(names = Interrupts.STORM_KIND)
  void letsInACrowdOneByOne(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    Interrupts storm = new Interrupts();
    try (Crew crew = new Crew(kind)) {
      List<Crew.Member> workers = new ArrayList<>();
      for (int worker = 0; worker < Sizes.CROWD; worker++) {
        workers.add(crew.start("worker " + worker, 5, _ -> countTwice(lock)));
      }
      storm.begin(crew, workers);
      crew.joinSoon();
    }
    assertEquals(10 * Sizes.CROWD, count);
  }

  /// Two locks are held by two threads at the same time, and by one: given back crosswise.
  @Asks({4, 5, 6, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOthers(ThreadKind kind) throws InterruptedException {
    OwnedLock one = subject.create();
    OwnedLock other = subject.create();
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("owner", () -> lockWhile(one, both));
      crew.start("owner of the other", () -> lockWhile(other, both));
      crew.join();
      crew.start("owner of both", () -> lockCrosswise(one, other));
      crew.join();
      crew.start("next", () -> lockCrosswise(other, one));
      crew.join();
      one.lock();
      other.lock();
      one.unlock();
      crew.start("next of the one", one::lock);
      crew.join();
      crew.start("waiter", other::lock).awaitWaiting();
      other.unlock();
      crew.join();
    }
  }

  private static void lockWhile(OwnedLock lock, Rendezvous both) {
    lock.lock();
    try {
      both.meet();
      assertEquals(1, lock.holds());
    } finally {
      lock.unlock();
    }
  }

  private static void lockCrosswise(OwnedLock first, OwnedLock second) {
    first.lock();
    first.lock();
    assertEquals(0, second.holds());
    assertThrows(IllegalMonitorStateException.class, second::unlock);
    second.lock();
    assertEquals(2, first.holds());
    assertEquals(1, second.holds());
    first.unlock();
    first.unlock();
    assertEquals(0, first.holds());
    assertEquals(1, second.holds());
    second.unlock();
  }

  /// Counts in the inner section, and in the outer one after that.
  private void countTwice(OwnedLock lock) {
    lock.lock();
    try {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
      count++;
    } finally {
      lock.unlock();
    }
  }
}
