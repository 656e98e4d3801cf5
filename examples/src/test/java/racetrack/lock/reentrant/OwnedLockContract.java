// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every re-entrant lock promises. Each subject is held to all of it.
@EverySubject
class OwnedLockContract {

  @Parameter OwnedLockSubject subject;

  /// Guarded by the lock under test, and by nothing else.
  private int count;

  @Asks({4, 5, 7})
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

  @Asks(5)
  @ParameterizedTest
  @EnumSource
  void isKeptUntilItIsGivenBackAsOftenAsTaken(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    lock.lock();
    lock.unlock();
    try (Crew crew = new Crew(kind)) {
      crew.start("second", lock::lock).awaitWaiting();
      assertEquals(1, lock.holds());
      lock.unlock();
      crew.join();
    }
  }

  @Asks(7)
  @ParameterizedTest
  @EnumSource
  void countsTheCallersHoldsOnly(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    try (Crew crew = new Crew(kind)) {
      crew.start("stranger", () -> assertEquals(0, lock.holds()));
      crew.join();
    }
    assertEquals(1, lock.holds());
  }

  @Asks(5)
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

  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void refusesToBeGivenBackOnceTooOften(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    lock.unlock();
    assertThrows(IllegalMonitorStateException.class, lock::unlock);
    try (Crew crew = new Crew(kind)) {
      crew.start("next", () -> countTwice(lock));
      crew.join();
    }
    assertEquals(2, count);
  }

  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void refusesToBeGivenBackByAnother(ThreadKind kind) throws InterruptedException {
    OwnedLock lock = subject.create();
    lock.lock();
    try (Crew crew = new Crew(kind)) {
      crew.start("stranger", () -> assertThrows(IllegalMonitorStateException.class, lock::unlock));
      crew.join();
      assertEquals(1, lock.holds());
      crew.start("second", lock::lock).awaitWaiting();
      lock.unlock();
      crew.join();
    }
  }

  @Asks(2)
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
      waiter.awaitWaiting();
      count = 1;
      lock.unlock();
      crew.join();
    }
  }

  @Asks({3, 4})
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
