// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;

/// What every event promises. Each subject is held to all of it.
@EverySubject
class EventContract {

  private static final Duration LONG = Duration.ofHours(1);

  @Parameter EventSubject subject;

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isClearAtFirst() {
    assertFalse(subject.create().isSet());
  }

  @Asks({2, 5, 6, 7, 8, 12})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void staysSetUntilItIsCleared() throws InterruptedException {
    Event event = subject.create();
    event.set();
    event.set();
    assertTrue(event.isSet());
    event.await();
    event.await();
    assertTrue(event.await(LONG));
    event.clear();
    event.clear();
    assertFalse(event.isSet());
    assertFalse(event.await(Duration.ZERO));
    event.set();
    assertTrue(event.isSet());
    event.await();
  }

  @Asks({3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsEverybodyThroughWhoWaits(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      Crew.Member first = crew.start("waiter 1", () -> event.await()).awaitWaiting();
      int waiters = first.isAsleep() ? Sizes.MULTITUDE : Sizes.CROWD;
      for (int waiter = 2; waiter < waiters; waiter++) {
        crew.start("waiter " + waiter, () -> event.await());
      }
      crew.start("patient", () -> assertTrue(event.await(LONG))).awaitWaiting();
      event.set();
      crew.joinSoon();
    }
    assertTrue(event.isSet());
  }

  /// In each round, one comes when the other sets an event that nobody has used.
  @Asks({3, 8})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void isNotMissedByWhoComesWhenItIsSet(ThreadKind kind) throws InterruptedException {
    List<Event> events = Stream.generate(subject::create).limit(1_000).toList();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "setter",
          events.size(),
          round -> {
            Crew.meet(arrivals, round);
            events.get(round).set();
          });
      crew.start(
          "waiter",
          events.size(),
          round -> {
            Crew.meet(arrivals, round);
            events.get(round).await();
          });
      crew.joinSoon();
    }
  }

  @Asks({10, 12})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsThroughWhoWaitsForSoLong(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> assertTrue(event.await(LONG))).awaitWaiting();
      event.set();
      crew.joinSoon();
    }
  }

  @Asks({6, 8})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void makesThoseWaitWhoComeAfterAClear(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    event.set();
    event.clear();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> event.await()).awaitWaiting();
      event.set();
      crew.join();
    }
  }

  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsAWaiterThroughWhoCameBeforeAClear(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> event.await()).awaitWaiting();
      event.clear();
      event.set();
      crew.join();
    }
  }

  /// The test holds the event's own monitor while the waiter is on its way in, and sets the event.
  ///
  /// An event that uses this monitor has the waiter stand at its door by then, or has not let it
  /// look yet.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void isNotMissedByAWaiterOnItsWayIn(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      synchronized (event) {
        crew.start("waiter", () -> event.await()).awaitWaiting();
        event.set();
      }
      crew.join();
    }
  }

  /// It is set, and at the same moment the first of two is interrupted, who may get through or not.
  @Asks({3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsTheOthersThroughWhenOneIsInterrupted(ThreadKind kind) throws InterruptedException {
    for (int time = 0; time < 3; time++) {
      Event event = subject.create();
      try (Crew crew = new Crew(kind)) {
        Crew.Member first = crew.start("first", () -> awaitUnlessInterrupted(event)).awaitWaiting();
        crew.start("second", () -> event.await()).awaitWaiting();
        crew.start("patient", () -> assertTrue(event.await(LONG))).awaitWaiting();
        event.set();
        first.interrupt();
        crew.joinSoon();
      }
    }
  }

  /// Of five, one is interrupted, and another has no more time: whoever gives up takes nobody
  /// along, and leaves nothing to those who come after a clear.
  @Asks({3, 5, 6, 8})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsThoseThroughWhoHaveNotGivenUp(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind);
        Crew others = new Crew(kind)) {
      crew.start("first", () -> event.await()).awaitWaiting();
      Crew.Member interrupted =
          others.start("interrupted", () -> assertInterrupted(() -> event.await())).awaitWaiting();
      crew.start("second", () -> event.await()).awaitWaiting();
      others.start("impatient", () -> assertFalse(event.await(Duration.ofMillis(5))));
      crew.start("patient", () -> assertTrue(event.await(LONG))).awaitWaiting();
      interrupted.interrupt();
      others.joinSoon();
      event.set();
      crew.joinSoon();
      event.clear();
      crew.start("next", () -> event.await()).awaitWaiting();
      crew.start("patient next", () -> assertTrue(event.await(LONG))).awaitWaiting();
      event.set();
      crew.joinSoon();
    }
  }

  private static void awaitUnlessInterrupted(Event event) {
    try {
      event.await();
    } catch (InterruptedException e) {
      // the interrupt came first
    }
  }

  /// It is cleared before the waiter has looked, or soon after, and then it is set again.
  @Asks(12)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void tellsNoWaiterThatTheTimeHasPassedSinceItWasCleared(ThreadKind kind)
      throws InterruptedException {
    for (int time = 0; time < 5; time++) {
      Event event = subject.create();
      try (Crew crew = new Crew(kind)) {
        crew.start("patient", () -> assertTrue(event.await(LONG))).awaitWaiting();
        event.set();
        event.clear();
        crew.start("setter", event::set);
        crew.joinSoon();
      }
    }
  }

  /// Two clear it at the same time; the one waits then, and the other sets it again.
  @Asks({3, 6})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsAWaiterThroughWhenTwoHaveClearedIt(ThreadKind kind) throws InterruptedException {
    int rounds = 300;
    Event event = subject.create();
    AtomicInteger arrivals = new AtomicInteger();
    AtomicInteger cleared = new AtomicInteger();
    event.set();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "waiter",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            event.clear();
            cleared.getAndIncrement();
            event.await();
          });
      crew.start(
          "setter",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            event.clear();
            Crew.lookUntil(() -> cleared.get() > round);
            event.set();
          });
      crew.joinSoon();
    }
  }

  /// Whoever has given up is nobody who waits.
  @Asks({3, 12})
  @Asks.About(Dimension.LIVE)
  @Test
  void letsAWaiterThroughHoweverManyHaveGivenUp() throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "impatient", Sizes.MULTITUDE, _ -> assertFalse(event.await(Duration.ofNanos(1_000))));
      crew.joinSoon();
      crew.start("waiter", () -> event.await()).awaitWaiting();
      event.set();
      crew.joinSoon();
    }
  }

  /// A stranger's notification stands for a wake-up out of the blue, which cannot be had on demand.
  @Asks({8, 10})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void letsNobodyThroughWhoIsWokenForNothing(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter = crew.start("waiter", () -> event.await()).awaitWaiting();
      event.clear(); // it is clear
      subject.create().set(); // another
      StrayPermits.wake(waiter, event);
      Times.awaitStay(subject, kind, waiter);
      event.set();
      crew.join();
      event.clear();
      Crew.Member patient =
          crew.start("patient", () -> assertTrue(event.await(LONG))).awaitWaiting();
      event.clear();
      StrayPermits.wake(patient, event);
      event.set();
      crew.joinSoon();
    }
  }

  /// The event is set when the loop has run hot, and runs as the compiler has left it.
  @Asks(7)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void isSeenByALoopThatLooksForIt() throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "looker",
              FreshCode.of(MethodHandles.lookup(), Loops.class, "lookUntilSet", Event.class, event))
          .awaitHot(hot());
      event.set();
      crew.joinSoon();
    }
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeIt(ThreadKind kind) throws InterruptedException {
    int rounds = 1_000;
    Event there = subject.create();
    Event taken = subject.create();
    int[] message = new int[1];
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          rounds,
          round -> {
            message[0] = round;
            there.set();
            taken.await();
            taken.clear();
          });
      crew.start(
          "reader",
          rounds,
          round -> {
            assertTrue(there.await(LONG));
            there.clear();
            assertEquals(round, message[0]);
            taken.set();
          });
      crew.joinSoon();
    }
  }

  @Asks(12)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void tellsThatTheTimeHasPassed() throws Exception {
    Event event = subject.create();
    Times.assertPass(nanos -> assertFalse(event.await(Duration.ofNanos(nanos))));
  }

  /// However often it is woken before.
  @Asks({10, 12})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void givesUpWhenTheTimeHasPassed(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      StrayPermits.wakeUntilItGivesUp(
          crew.start("waiter", () -> assertFalse(event.await(StrayPermits.until(subject)))), event);
      crew.joinSoon();
    }
  }

  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT)
  void onlyLooksIfTheTimeHasRunOut(Duration timeout) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("waiter", () -> assertFalse(event.await(timeout)));
      crew.joinSoon();
      event.set();
      crew.start("waiter", () -> assertTrue(event.await(timeout)));
      crew.joinSoon();
    }
  }

  @Asks(11)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS)
  void canBeWaitedForForEver(Duration timeout) throws InterruptedException {
    for (ThreadKind kind : ThreadKind.values()) {
      Event event = subject.create();
      try (Crew crew = new Crew(kind)) {
        crew.start("waiter", () -> assertTrue(event.await(timeout))).awaitWaiting();
        event.set();
        crew.joinSoon();
      }
    }
  }

  /// And leaves the event as good as it was.
  @Asks({3, 9, 13})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void endsTheWaitOfAnInterruptedThread(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> assertInterrupted(() -> event.await())).awaitWaiting().interrupt();
      crew.join();
      crew.start("patient", () -> assertInterrupted(() -> event.await(LONG)))
          .awaitWaiting()
          .interrupt();
      crew.joinSoon();
      crew.start("next", () -> event.await()).awaitWaiting();
      crew.start("setter", event::set);
      crew.joinSoon();
    }
  }

  /// Whoever does not wait has nothing to do with interrupts.
  @Asks({5, 6, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isSetAndClearedByAnInterruptedThread() {
    Event event = subject.create();
    Thread.currentThread().interrupt();
    event.set();
    assertTrue(event.isSet());
    event.clear();
    assertFalse(event.isSet());
    event.set();
    Thread.interrupted();
    assertTrue(event.isSet());
  }

  @Asks({9, 13})
  @Test
  void refusesAnInterruptedThread() {
    Event event = subject.create();
    event.set();
    Thread.currentThread().interrupt();
    assertInterrupted(() -> event.await());
    for (Duration timeout : List.of(LONG, Duration.ZERO)) {
      Thread.currentThread().interrupt();
      assertInterrupted(() -> event.await(timeout));
    }
  }

  /// {@return how much of a processor a loop takes until the compiler has had its share too}
  ///
  /// A twin gets as much as its wound takes to show, also on a busy machine.
  private Duration hot() {
    return Duration.ofMillis(subject.claim() instanceof Claim.Sound ? 100 : 500);
  }

  private static void assertInterrupted(Crew.Task task) {
    assertThrows(InterruptedException.class, task::run);
  }

  /// Loops that are compiled anew for each subject.
  static final class Loops {

    private Loops() {}

    static void lookUntilSet(Event event) {
      long looks = 0;
      while (!event.isSet()) {
        looks++;
      }
      assertTrue(looks > 0);
    }
  }
}
