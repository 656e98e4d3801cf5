// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;

/// What every table promises. Each subject is held to all of it.
@EverySubject
class TableContract {

  private static final int SEATS = 5;

  /// How often one who has a fork looks up; who then neither has one nor waits does not reach out.
  private static final int LOOKS = 5_000;

  @Parameter TableSubject subject;

  @Asks({1, 3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void feedsEverybodyAsOftenAsTheyLike(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    int meals = 1_000;
    Rendezvous all = new Rendezvous(SEATS);
    int[] uses = new int[SEATS]; // each guarded by the fork of this number
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < SEATS; number++) {
        int seat = number;
        Runnable meal =
            () -> {
              uses[seat]++;
              uses[(seat + 1) % SEATS]++;
            };
        crew.start("seat " + seat, meals, all.every(100, _ -> table.dine(seat, meal)));
      }
      crew.join();
    }
    for (int use : uses) {
      assertEquals(2 * meals, use);
    }
  }

  /// After each takes its first fork, it looks up until all have one in hand, or wait.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void feedsAllWhenAllReachOutAtOnce(ThreadKind kind) throws InterruptedException {
    for (int seats : List.of(2, SEATS, SEATS + 2)) {
      feedAllAtOnce(kind, seats);
    }
  }

  private void feedAllAtOnce(ThreadKind kind, int seats) throws InterruptedException {
    Party party = new Party(seats);
    Table table = subject.create(party.forks());
    int[] eaten = new int[seats];
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < seats; number++) {
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
  @Asks.About(Dimension.RACE_FREE)
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
      crew.await(served);
      crew.start("right neighbour", () -> table.dine(1, () -> {})).awaitWaiting();
      Crew.Member left = crew.start("left neighbour", () -> table.dine(4, () -> {})).awaitWaiting();
      Times.awaitStay(subject, kind, left);
      full.countDown();
      crew.join();
    }
  }

  @Asks(2)
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @ParameterizedTest
  @EnumSource
  void letsTwoWhoAreNoNeighboursEatTogether(ThreadKind kind) throws InterruptedException {
    for (int seats = 4; seats <= SEATS + 1; seats++) {
      for (int seat = 0; seat < seats; seat++) {
        meetAt(kind, subject.create(seats), seat, subject.create(seats), (seat + 2) % seats);
      }
    }
  }

  /// Two at the one table, and two at another.
  private static void meetAt(ThreadKind kind, Table table, int seat, Table other, int second)
      throws InterruptedException {
    Rendezvous all = new Rendezvous(4);
    try (Crew crew = new Crew(kind)) {
      for (Table one : List.of(table, other)) {
        crew.start("seat " + seat, () -> one.dine(seat, all::meet));
        crew.start("seat " + second, () -> one.dine(second, all::meet));
      }
      crew.join();
    }
  }

  /// The third is a neighbour of the first only, to its right or to its left.
  @Asks(2)
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @ParameterizedTest
  @EnumSource
  void letsTwoEatTogetherWhileAThirdWaits(ThreadKind kind) throws InterruptedException {
    for (int seat = 0; seat < SEATS; seat++) {
      meetBesideAThird(kind, seat, (seat + 1) % SEATS, (seat + 3) % SEATS);
      meetBesideAThird(kind, seat, (seat + 4) % SEATS, (seat + 2) % SEATS);
    }
  }

  private void meetBesideAThird(ThreadKind kind, int first, int third, int second)
      throws InterruptedException {
    Table table = subject.create(SEATS);
    CountDownLatch served = new CountDownLatch(1);
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "seat " + first,
          () ->
              table.dine(
                  first,
                  () -> {
                    served.countDown();
                    both.meet();
                  }));
      crew.await(served);
      crew.start("seat " + third, () -> table.dine(third, () -> {})).awaitWaiting();
      crew.start("seat " + second, () -> table.dine(second, both::meet));
      crew.join();
    }
  }

  @Asks({6, 7})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void hasTheForksBackWhenAMealHasFailed(Throwable failure) throws InterruptedException {
    for (ThreadKind kind : ThreadKind.values()) {
      Table table = subject.create(SEATS);
      try (Crew crew = new Crew(kind)) {
        crew.start("seat 0", 2 * SEATS, _ -> assertFails(table, failure));
        crew.join();
        crew.start("right neighbour", () -> table.dine(1, () -> {}));
        crew.start("left neighbour", () -> table.dine(4, () -> {}));
        crew.join();
      }
    }
  }

  private static void assertFails(Table table, Throwable failure) {
    assertSame(
        failure, assertThrows(Throwable.class, () -> table.dine(0, () -> Failures.raise(failure))));
  }

  @Asks({1, 3, 4})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource(names = Interrupts.STORM_KIND)
  void feedsACrowdThatIsInterrupted(ThreadKind kind) throws InterruptedException {
    Table table = subject.create(SEATS);
    int[] uses = new int[SEATS]; // each guarded by the fork of this number
    Interrupts storm = new Interrupts();
    try (Crew crew = new Crew(kind)) {
      List<Crew.Member> guests = new ArrayList<>();
      for (int guest = 0; guest < 4 * SEATS; guest++) {
        int seat = guest % SEATS;
        guests.add(crew.start("guest " + guest, 5, _ -> table.dine(seat, () -> use(uses, seat))));
      }
      storm.begin(crew, guests);
      crew.joinSoon();
    }
    for (int use : uses) {
      assertEquals(2 * 4 * 5, use);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // it relies on nothing
  private static void use(int[] uses, int seat) {
    int left = uses[seat];
    int right = uses[(seat + 1) % SEATS];
    Thread.yield();
    uses[seat] = left + 1;
    uses[(seat + 1) % SEATS] = right + 1;
  }

  /// Of two neighbours, one has a fork already, and waits for the other one, whatever comes first.
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
                  1,
                  () -> {
                    served.countDown();
                    awaitUnchecked(full);
                  }));
      crew.await(served);
      for (int seat : List.of(0, 2)) {
        Crew.Member neighbour =
            crew.start(
                "neighbour at " + seat,
                () -> {
                  table.dine(
                      seat,
                      () -> {
                        assertEquals(0, full.getCount(), "ate too early");
                        assertTrue(Thread.currentThread().isInterrupted(), "lost its interrupt");
                      });
                  assertTrue(Thread.interrupted(), "lost its interrupt");
                });
        neighbour.awaitWaiting().interrupt();
        neighbour.awaitWaiting();
      }
      full.countDown();
      crew.join();
    }
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void eatsWithTheForksOfItsSeat() {
    List<ReentrantLock> forks = Stream.generate(ReentrantLock::new).limit(SEATS).toList();
    Table table = subject.create(List.copyOf(forks));
    for (int number = 0; number < SEATS; number++) {
      int seat = number;
      table.dine(
          seat,
          () -> {
            assertTrue(forks.get(seat).isHeldByCurrentThread(), "without its left fork");
            assertTrue(
                forks.get((seat + 1) % SEATS).isHeldByCurrentThread(), "without its right fork");
          });
    }
    forks.forEach(fork -> assertFalse(fork.isLocked()));
  }

  /// Some who reach out together.
  private static final class Party {

    private final int seats;
    final Set<Thread> philosophers = ConcurrentHashMap.newKeySet();
    private final Set<Thread> reachedOut = ConcurrentHashMap.newKeySet();

    /// Whether one has looked up in vain: then the others need not, and all is over soon.
    private volatile boolean hasLookedInVain;

    Party(int seats) {
      this.seats = seats;
    }

    List<Lock> forks() {
      return Stream.<Lock>generate(Fork::new).limit(seats).toList();
    }

    private boolean allReachOutOrWait() {
      return philosophers.size() == seats
          && philosophers.stream()
              .allMatch(philosopher ->
                  reachedOut.contains(philosopher) || isKeptOut(philosopher.getState()));
    }

    private static boolean isKeptOut(Thread.State state) {
      return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
    }

    private final class Fork extends ReentrantLock {

      private static final long serialVersionUID = 1;

      @Override
      public void lock() {
        super.lock();
        reachedOut.add(Thread.currentThread());
        for (int look = 1; !hasLookedInVain && !allReachOutOrWait(); look++) {
          LockSupport.parkNanos(100_000); // and does not keep a virtual thread's carrier
          if (look == LOOKS) {
            hasLookedInVain = true;
          }
        }
      }
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
