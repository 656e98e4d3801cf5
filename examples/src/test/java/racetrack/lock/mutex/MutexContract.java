// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;

/// What every mutex promises. Each subject is held to all of it.
///
/// A thread that waits here may spin, so it is not waited for, but given a while.
@EverySubject
class MutexContract {

  /// How often each of many enters.
  private static final int TURNS = 20;

  @Parameter MutexSubject subject;

  /// Guarded by the mutex under test, and by nothing else.
  private int count;

  @Asks({3, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsOneThreadInAtATime(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    Rendezvous all = new Rendezvous(4);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 4; worker++) {
        crew.start("worker " + worker, 2_000, all.every(500, _ -> mutex.withLock(() -> count++)));
      }
      crew.joinSoon();
    }
    assertEquals(8_000, count);
  }

  /// The waiting thread is on its way to sleep when the mutex is given back, in one round or
  /// another. A wake-up that is lost then is missed in the next.
  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void isHandedOverManyTimes(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 2; worker++) {
        crew.start(
            "worker " + worker,
            2_000,
            round -> {
              Crew.meet(arrivals, round);
              mutex.withLock(() -> countAfter(round % 64));
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

  /// One sleeps, if it does so at all, and another comes a moment before the mutex is given back:
  /// whoever of the two is first, the other is not forgotten.
  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void isHandedOverThoughANewcomerComesJustThen(ThreadKind kind) throws InterruptedException {
    int rounds = 250;
    Mutex mutex = subject.create();
    Rendezvous all = new Rendezvous(3);
    AtomicInteger held = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      Crew.Step sleeps =
          round -> {
            Crew.lookUntil(() -> held.get() > round);
            mutex.withLock(() -> count++);
          };
      Crew.Member sleeper = crew.start("sleeper", rounds, all.every(1, sleeps));
      Crew.Step holds =
          round -> {
            mutex.lock();
            held.getAndIncrement();
            sleeper.giveTimeToSleep();
            Crew.meetClosely(arrivals, round);
            countAfter(64);
            mutex.unlock();
          };
      crew.start("holder", rounds, all.every(1, holds));
      Crew.Step comes =
          round -> {
            Crew.meetClosely(arrivals, round);
            Times.pause(round % 64);
            mutex.withLock(() -> count++);
          };
      crew.start("newcomer", rounds, all.every(1, comes));
      crew.joinSoon();
    }
    assertEquals(3 * rounds, count);
  }

  /// Whoever is inside lets others run, so that they would be seen there.
  @Asks({1, 3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource(names = Interrupts.STORM_KIND)
  void letsInACrowdOneByOne(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    Interrupts storm = new Interrupts();
    try (Crew crew = new Crew(kind)) {
      List<Crew.Member> workers = new ArrayList<>();
      for (int worker = 0; worker < Sizes.CROWD; worker++) {
        workers.add(crew.start("worker " + worker, 5, _ -> mutex.withLock(this::countSlowly)));
      }
      storm.begin(crew, workers);
      crew.joinSoon();
    }
    assertEquals(5 * Sizes.CROWD, count);
  }

  @SuppressWarnings("ThreadPriorityCheck") // it relies on nothing
  private void countSlowly() {
    int before = count;
    Thread.yield();
    count = before + 1;
  }

  /// Two mutexes are held by two threads at the same time, and by one: given back crosswise.
  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOthers(ThreadKind kind) throws InterruptedException {
    List<Mutex> mutexes = List.of(subject.create(), subject.create());
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      mutexes.forEach(mutex -> crew.start("holder", () -> mutex.withLock(both::meet)));
      crew.joinSoon();
      for (int worker = 1; worker <= 2; worker++) {
        crew.start("holder of both", 500, _ -> lockCrosswise(mutexes.get(0), mutexes.get(1)));
      }
      crew.joinSoon();
    }
    assertEquals(1_000, count);
  }

  private void lockCrosswise(Mutex first, Mutex second) {
    first.lock();
    second.lock();
    first.unlock();
    count++;
    second.unlock();
  }

  /// The thread holds another one, and keeps it.
  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isGivenBackByAThreadThatKeepsAnother(ThreadKind kind) throws InterruptedException {
    Mutex first = subject.create();
    Mutex second = subject.create();
    first.lock();
    second.lock();
    first.unlock();
    try (Crew crew = new Crew(kind)) {
      crew.start("next", () -> first.withLock(() -> {}));
      crew.joinSoon();
      crew.start(
              "waiter",
              () -> second.withLock(() -> assertEquals(1, count, "came in with the holder")))
          .awaitWaiting();
      count = 1;
      second.unlock();
      crew.joinSoon();
    }
  }

  /// So often that a count of it does not fit into a `short`.
  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void canBeTakenAgainAndAgain(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("regular", Sizes.MORE_THAN_A_SHORT, _ -> mutex.withLock(() -> count++));
      crew.joinSoon();
    }
    assertEquals(Sizes.MORE_THAN_A_SHORT, count);
  }

  /// The other has the holder's name.
  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void makesOthersWaitForTheHolder(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    mutex.lock();
    try (Crew crew = new Crew(kind)) {
      Crew.Member second =
          crew.start(
                  Thread.currentThread().getName(),
                  () -> {
                    StrayPermits.carryOne();
                    mutex.withLock(() -> assertEquals(1, count, "came in with the holder"));
                  })
              .awaitWaiting();
      StrayPermits.wake(second, mutex);
      Times.awaitStay(subject, kind, second);
      count = 1;
      mutex.unlock();
      crew.joinSoon();
    }
  }

  @Asks(4)
  @Asks.About(Dimension.LIVE)
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

  /// The holder is inside until all others have come, who are interrupted: whoever cannot sleep for
  /// that reason takes the processor from those that are still to come, and from the holder.
  @Asks({1, 4})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void isGivenBackThoughAllWhoWaitAreInterrupted(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch here = new CountDownLatch(Sizes.CROWD);
    try (Crew crew = new Crew(kind)) {
      crew.start("holder", () -> holdUntil(mutex, inside, here));
      crew.await(inside);
      for (int waiter = 1; waiter <= Sizes.CROWD; waiter++) {
        Crew.Step waits = Interrupts.kept(_ -> mutex.withLock(() -> count++));
        crew.start(
            "waiter " + waiter,
            1,
            index -> {
              here.countDown();
              waits.run(index);
            });
      }
      crew.joinSoon();
    }
    assertEquals(Sizes.CROWD, count);
  }

  private static void holdUntil(Mutex mutex, CountDownLatch inside, CountDownLatch end)
      throws InterruptedException {
    mutex.lock();
    try {
      inside.countDown();
      end.await();
      for (int nap = 0; nap < 100; nap++) {
        Crew.giveWay(); // the others sleep by now, if they can
      }
    } finally {
      mutex.unlock();
    }
  }

  /// More wait at once than a subject has places for, by accident: far more, if they sleep. Those
  /// who share a place meet there many times.
  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Dear
  void letsInManyWhoWaitAtOnce() throws InterruptedException {
    Mutex mutex = subject.create();
    AtomicInteger inside = new AtomicInteger();
    Crew.Step enter = _ -> mutex.withLock(() -> enterAlone(inside));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      mutex.lock();
      for (int waiter = 1; waiter < Sizes.MANY; waiter++) {
        crew.start("waiter " + waiter, TURNS, enter);
      }
      Crew.Member last = crew.start("waiter " + Sizes.MANY, TURNS, enter).awaitWaiting();
      int waiters = last.isAsleep() ? Sizes.MULTITUDE : Sizes.MANY;
      for (int waiter = Sizes.MANY + 1; waiter <= waiters; waiter++) {
        last = crew.start("waiter " + waiter, 1, enter);
      }
      last.awaitWaiting();
      mutex.unlock();
      crew.joinSoon();
      assertEquals(TURNS * Sizes.MANY + waiters - Sizes.MANY, count);
    }
  }

  /// There is one thread more than places in a ring, if it has a round number of them: whoever
  /// gives the mutex back comes next to the place of the one that it has let in.
  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 9, 17, 33, 65})
  @Dear
  void letsInOneByOneHoweverManyGoRound(int threads) throws InterruptedException {
    int turns = 2_000 / threads;
    Mutex mutex = subject.create();
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch come = new CountDownLatch(threads);
    Crew.Step enter =
        turn -> {
          if (turn == 0) {
            come.countDown();
          }
          mutex.withLock(() -> enterAlone(inside));
        };
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      mutex.lock();
      for (int number = 1; number <= threads; number++) {
        crew.start("thread " + number, turns, enter);
      }
      crew.await(come);
      mutex.unlock();
      crew.joinSoon();
    }
    assertEquals(turns * threads, count);
  }

  /// Whoever has a place for each thread chooses it by the thread's number: these two have numbers
  /// that are a round number apart.
  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsInOneOfTwoThatShareAPlace(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    AtomicInteger inside = new AtomicInteger();
    Rendezvous both = new Rendezvous(2);
    Crew.Step step = both.every(1, _ -> mutex.withLock(() -> enterAlone(inside)));
    try (Crew crew = new Crew(kind)) {
      kind.skipToRoundNumber(ThreadKind.ROUND_IN_TWOS);
      crew.start("one", 100, step);
      kind.skipToRoundNumber(ThreadKind.ROUND_IN_TWOS);
      crew.start("another", 100, step);
      crew.joinSoon();
    }
    assertEquals(200, count);
  }

  /// The holder is called otherwise when it gives the mutex back.
  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isGivenBackByAThreadWithAnotherName(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("holder", () -> mutex.withLock(() -> Thread.currentThread().setName("renamed")));
      crew.joinSoon();
      crew.start("next", () -> mutex.withLock(() -> count++));
      crew.joinSoon();
    }
    assertEquals(1, count);
  }

  @SuppressWarnings("ThreadPriorityCheck") // it relies on nothing
  private void enterAlone(AtomicInteger inside) {
    assertEquals(1, inside.incrementAndGet(), "more than one is inside");
    count++;
    Thread.yield();
    inside.getAndDecrement();
  }

  @Asks({5, 6})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void isFreeAgainWhenAnActionHasFailed(Throwable failure) throws InterruptedException {
    for (ThreadKind kind : ThreadKind.values()) {
      Mutex mutex = subject.create();
      assertSame(
          failure,
          assertThrows(Throwable.class, () -> mutex.withLock(() -> Failures.raise(failure))));
      try (Crew crew = new Crew(kind)) {
        crew.start("next", () -> mutex.withLock(() -> count++));
        crew.joinSoon();
      }
    }
    assertEquals(2, count);
  }

  @Asks(1)
  @Test
  void isTakenByAnInterruptedThreadThatStaysSo() {
    Mutex mutex = subject.create();
    Thread.currentThread().interrupt();
    count = 1;
    enterInterrupted(mutex);
  }

  /// Of two, one comes interrupted, and both are interrupted while they wait.
  @Asks(1)
  @ParameterizedTest
  @EnumSource
  void waitsThroughAnInterruptAndKeepsIt(ThreadKind kind) throws InterruptedException {
    Mutex mutex = subject.create();
    mutex.lock();
    try (Crew crew = new Crew(kind)) {
      Crew.Member before =
          crew.start(
              "interrupted before",
              () -> {
                Thread.currentThread().interrupt();
                enterInterrupted(mutex);
              });
      Crew.Member meanwhile = crew.start("interrupted meanwhile", () -> enterInterrupted(mutex));
      for (Crew.Member interrupted : List.of(before, meanwhile)) {
        interrupted.awaitWaiting().interrupt();
        StrayPermits.wake(interrupted, mutex);
      }
      count = 1;
      mutex.unlock();
      crew.joinSoon();
    }
  }

  private void enterInterrupted(Mutex mutex) {
    mutex.withLock(() -> {
      assertEquals(1, count, "came in with the holder");
      assertTrue(Thread.currentThread().isInterrupted(), "lost its interrupt");
    });
    assertTrue(Thread.interrupted(), "lost its interrupt");
  }
}
