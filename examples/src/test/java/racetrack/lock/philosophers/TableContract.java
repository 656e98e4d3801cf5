// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every table promises. Each subject is held to all of it.
@EverySubject
class TableContract {

  private static final int SEATS = 5;

  /// How often one who has a fork looks up; who then neither has one nor waits does not reach out.
  private static final int LOOKS = 10_000;

  @Parameter TableSubject subject;

  @Asks({1, 3, 5})
  @ParameterizedTest
  @EnumSource
  void feedsEverybodyAsOftenAsTheyLike(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    int meals = 1_000;
    int[] uses = new int[SEATS]; // each guarded by the fork of this number
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < SEATS; number++) {
        int seat = number;
        crew.start(
            "seat " + seat,
            meals,
            _ ->
                table.dine(
                    seat,
                    () -> {
                      uses[seat]++;
                      uses[(seat + 1) % SEATS]++;
                    }));
      }
      crew.join();
    }
    for (int use : uses) {
      assertEquals(2 * meals, use);
    }
  }

  /// After each takes its first fork, it looks up until all have one in hand, or wait.
  @Asks(3)
  @ParameterizedTest
  @EnumSource
  void feedsAllWhenAllReachOutAtOnce(ThreadKind kind) throws InterruptedException {
    Party party = new Party();
    Table table = subject.create(party.forks());
    int[] eaten = new int[SEATS];
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < SEATS; number++) {
        int seat = number;
        crew.start(
            "seat " + seat,
            () -> {
              party.philosophers.add(Thread.currentThread());
              table.dine(seat, () -> eaten[seat]++);
            });
      }
      crew.joinSoon(); // also if all are busy, and nobody ever eats
    }
    for (int meals : eaten) {
      assertEquals(1, meals);
    }
  }

  @Asks({1, 6})
  @ParameterizedTest
  @EnumSource
  void makesANeighbourWaitForTheEndOfAMeal(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    CountDownLatch served = new CountDownLatch(1);
    CountDownLatch full = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "eater",
          () ->
              table.dine(
                  0,
                  () -> {
                    served.countDown();
                    awaitUnchecked(full);
                  }));
      served.await();
      crew.start("right neighbour", () -> table.dine(1, () -> {})).awaitWaiting();
      crew.start("left neighbour", () -> table.dine(4, () -> {})).awaitWaiting();
      full.countDown();
      crew.join();
    }
  }

  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void letsTwoWhoAreNoNeighboursEatTogether(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    CyclicBarrier both = new CyclicBarrier(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("seat 0", () -> table.dine(0, () -> meet(both)));
      crew.start("seat 2", () -> table.dine(2, () -> meet(both)));
      crew.join();
    }
  }

  @Asks({6, 7})
  @ParameterizedTest
  @EnumSource
  void hasTheForksBackWhenAMealHasFailed(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    IllegalStateException failure = new IllegalStateException("on purpose");
    IllegalStateException caught =
        assertThrows(IllegalStateException.class, () -> table.dine(0, () -> throwIt(failure)));
    assertSame(failure, caught);
    try (Crew crew = new Crew(kind)) {
      crew.start("right neighbour", () -> table.dine(1, () -> {}));
      crew.start("left neighbour", () -> table.dine(4, () -> {}));
      crew.join();
    }
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void waitsThroughAnInterruptAndKeepsIt(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    CountDownLatch served = new CountDownLatch(1);
    CountDownLatch full = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "eater",
          () ->
              table.dine(
                  0,
                  () -> {
                    served.countDown();
                    awaitUnchecked(full);
                  }));
      served.await();
      Crew.Member neighbour =
          crew.start(
              "neighbour",
              () -> {
                table.dine(1, () -> assertEquals(0, full.getCount(), "ate too early"));
                assertTrue(Thread.interrupted(), "lost its interrupt");
              });
      neighbour.awaitWaiting().interrupt();
      neighbour.awaitWaiting();
      full.countDown();
      crew.join();
    }
  }

  /// Five who reach out together.
  private static final class Party {

    final Set<Thread> philosophers = ConcurrentHashMap.newKeySet();
    private final Set<Thread> reachedOut = ConcurrentHashMap.newKeySet();

    List<Lock> forks() {
      return Stream.<Lock>generate(Fork::new).limit(SEATS).toList();
    }

    private boolean allReachOutOrWait() {
      return philosophers.size() == SEATS
          && philosophers.stream()
              .allMatch(philosopher ->
                  reachedOut.contains(philosopher)
                      || philosopher.getState() == Thread.State.WAITING);
    }

    private final class Fork extends ReentrantLock {

      private static final long serialVersionUID = 1;

      @Override
      public void lock() {
        super.lock();
        reachedOut.add(Thread.currentThread());
        for (int look = 1; look <= LOOKS && !allReachOutOrWait(); look++) {
          LockSupport.parkNanos(100_000); // and does not keep a virtual thread's carrier
        }
      }
    }
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }
}
