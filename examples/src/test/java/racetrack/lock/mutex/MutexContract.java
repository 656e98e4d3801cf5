// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every mutex promises. Each subject is held to all of it.
///
/// A thread that waits here may spin, so it is not waited for, but given a while.
@EverySubject
class MutexContract {

  @Parameter MutexSubject subject;

  /// Guarded by the mutex under test, and by nothing else.
  private int count;

  @Asks({3, 5})
  @ParameterizedTest
  @EnumSource
  void letsOneThreadInAtATime(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 4; worker++) {
        crew.start("worker " + worker, 2_000, _ -> mutex.withLock(() -> count++));
      }
      crew.joinSoon();
    }
    assertEquals(8_000, count);
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void canBeTakenAgainAndAgain(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("regular", 3, _ -> mutex.withLock(() -> count++));
      crew.joinSoon();
    }
    assertEquals(3, count);
  }

  @Asks(3)
  @ParameterizedTest
  @EnumSource
  void makesOthersWaitForTheHolder(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    mutex.lock();
    try (Crew crew = new Crew(kind)) {
      crew.start(
              "second",
              () -> mutex.withLock(() -> assertEquals(1, count, "came in with the holder")))
          .awaitWaiting();
      count = 1;
      mutex.unlock();
      crew.joinSoon();
    }
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void wakesEveryWaiter(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    mutex.lock();
    try (Crew crew = new Crew(kind)) {
      for (int waiter = 1; waiter <= 3; waiter++) {
        crew.start("waiter " + waiter, () -> mutex.withLock(() -> count++)).awaitWaiting();
      }
      mutex.unlock();
      crew.joinSoon();
    }
    assertEquals(3, count);
  }

  @Asks({5, 6})
  @ParameterizedTest
  @EnumSource
  void isFreeAgainWhenAnActionHasFailed(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    IllegalStateException failure = new IllegalStateException("on purpose");
    IllegalStateException caught =
        assertThrows(IllegalStateException.class, () -> mutex.withLock(() -> throwIt(failure)));
    assertSame(failure, caught);
    try (Crew crew = new Crew(kind)) {
      crew.start("next", () -> mutex.withLock(() -> count++));
      crew.joinSoon();
    }
    assertEquals(1, count);
  }

  @Asks(1)
  @ParameterizedTest
  @EnumSource
  void waitsThroughAnInterruptAndKeepsIt(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    mutex.lock();
    try (Crew crew = new Crew(kind)) {
      crew.start(
              "interrupted",
              () -> {
                Thread.currentThread().interrupt();
                mutex.withLock(() -> assertEquals(1, count, "came in with the holder"));
                assertTrue(Thread.interrupted(), "lost its interrupt");
              })
          .awaitWaiting();
      count = 1;
      mutex.unlock();
      crew.joinSoon();
    }
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }
}
