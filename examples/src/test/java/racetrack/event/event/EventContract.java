// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every event promises. Each subject is held to all of it.
@EverySubject
class EventContract {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Parameter EventSubject subject;

  /// A test that fails must not leave its interrupt to the next.
  @AfterEach
  void forgetInterrupts() {
    Thread.interrupted();
  }

  @Test
  void isClearAtFirst() {
    assertFalse(subject.create().isSet());
  }

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

  @ParameterizedTest
  @EnumSource
  void letsEverybodyThroughWhoWaits(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      for (int waiter = 1; waiter <= 3; waiter++) {
        crew.start("waiter " + waiter, () -> event.await()).awaitWaiting();
      }
      event.set();
      crew.join();
    }
    assertTrue(event.isSet());
  }

  @ParameterizedTest
  @EnumSource
  void letsThroughWhoWaitsForSoLong(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      awaitState(State.TIMED_WAITING, start(crew, () -> assertTrue(event.await(LONG))));
      event.set();
      crew.joinSoon();
    }
  }

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

  /// A stranger's notification stands for a wake-up out of the blue, which cannot be had on demand.
  @ParameterizedTest
  @EnumSource
  void letsNobodyThroughWhoIsWokenForNothing(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      Thread waiter = start(crew, () -> event.await());
      awaitState(State.WAITING, waiter);
      notifyAllOf(event);
      awaitState(State.WAITING, waiter); // BLOCKED in between, if it was woken
      event.set();
      crew.join();
      event.clear();
      Thread patient = start(crew, () -> assertTrue(event.await(LONG)));
      awaitState(State.TIMED_WAITING, patient);
      notifyAllOf(event);
      awaitState(State.TIMED_WAITING, patient);
      event.set();
      crew.joinSoon();
    }
  }

  /// The event is set when the loop has run hot, and runs as the compiler has left it.
  @Test
  void isSeenByALoopThatLooksForIt() throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Thread looker = start(crew, () -> lookUntilSet(event));
      awaitHot(looker);
      event.set();
      crew.joinSoon();
    }
  }

  private static void lookUntilSet(Event event) {
    long looks = 0;
    while (!event.isSet()) {
      looks++;
    }
    assertTrue(looks > 0);
  }

  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeIt(ThreadKind kind) throws InterruptedException {
    int rounds = 200;
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
            there.await();
            there.clear();
            assertEquals(round, message[0]);
            taken.set();
          });
      crew.join();
    }
  }

  @Test
  void tellsThatTheTimeHasPassed() throws InterruptedException {
    Event event = subject.create();
    long start = System.nanoTime();
    assertFalse(event.await(Duration.ofMillis(5)));
    assertTrue(System.nanoTime() - start >= 5_000_000);
  }

  @Test
  void onlyLooksIfThereIsNoTimeToWait() throws InterruptedException {
    Event event = subject.create();
    assertFalse(event.await(Duration.ZERO));
    assertFalse(event.await(Duration.ofSeconds(Long.MIN_VALUE)));
    event.set();
    assertTrue(event.await(Duration.ZERO));
    assertTrue(event.await(Duration.ofSeconds(-1)));
  }

  @ParameterizedTest
  @EnumSource
  void canBeWaitedForForEver(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
      awaitState(State.TIMED_WAITING, start(crew, () -> assertTrue(event.await(forEver))));
      event.set();
      crew.joinSoon();
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheWaitOfAnInterruptedThread(ThreadKind kind) throws InterruptedException {
    Event event = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> assertInterrupted(() -> event.await())).awaitWaiting().interrupt();
      crew.join();
      Thread patient = start(crew, () -> assertInterrupted(() -> event.await(LONG)));
      awaitState(State.TIMED_WAITING, patient);
      patient.interrupt();
      crew.joinSoon();
    }
  }

  @Test
  void refusesAnInterruptedThread() {
    Event event = subject.create();
    event.set();
    Thread.currentThread().interrupt();
    assertInterrupted(() -> event.await());
    Thread.currentThread().interrupt();
    assertInterrupted(() -> event.await(LONG));
  }

  private static void notifyAllOf(Event event) {
    synchronized (event) {
      event.notifyAll();
    }
  }

  private static Thread start(Crew crew, Crew.Task task) {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    crew.start(
        "waiter",
        () -> {
          thread.complete(Thread.currentThread());
          task.run();
        });
    return thread.join();
  }

  private static void awaitState(State state, Thread thread) throws InterruptedException {
    while (thread.getState() != state) {
      assertTrue(thread.isAlive(), "got through, but should wait");
      thread.join(LOOK);
    }
  }

  /// Waits until a loop has taken so much of a processor that the compiler had its share too.
  ///
  /// A twin gets as much as its wound takes to show, also on a busy machine.
  private void awaitHot(Thread looper) throws InterruptedException {
    Duration hot = Duration.ofMillis(subject.claim() instanceof Claim.Sound ? 100 : 500);
    while (THREADS.getThreadCpuTime(looper.threadId()) < hot.toNanos()) {
      assertTrue(looper.isAlive(), "ended, but should look");
      looper.join(LOOK);
    }
  }

  private static void assertInterrupted(Crew.Task task) {
    assertThrows(InterruptedException.class, task::run);
  }
}
