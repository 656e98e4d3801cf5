// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CrewTest {

  private static final Duration IMPATIENT = Duration.ofMillis(100);
  private static final Duration PATIENT = Duration.ofMillis(500);

  @ParameterizedTest
  @EnumSource
  void waitsForAll(ThreadKind kind) throws InterruptedException {
    AtomicInteger steps = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start("one", 1_000, _ -> steps.getAndIncrement());
      crew.start("another", 1_000, _ -> steps.getAndIncrement());
      crew.join();
    }
    assertEquals(2_000, steps.get());
  }

  /// Each looks until the next one has ended, and so keeps a carrier to itself: there are not as
  /// many in the beginning.
  @ParameterizedTest
  @EnumSource
  void lendsCarriersToWhatItsMembersHaveStarted(ThreadKind kind) throws InterruptedException {
    int depth = 12 + Runtime.getRuntime().availableProcessors();
    try (Crew crew = new Crew(kind)) {
      crew.start("first", () -> lookForTheNext(depth));
      crew.joinSoon();
    }
  }

  private static void lookForTheNext(int depth) {
    if (depth > 0) {
      Thread next = Thread.startVirtualThread(() -> lookForTheNext(depth - 1));
      while (next.isAlive()) {
        Thread.onSpinWait();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bringsBackAFailureAndEndsTheOthers(ThreadKind kind) {
    IllegalStateException failure = new IllegalStateException("on purpose");
    CountDownLatch ended = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> waitForEver(ended));
      crew.start("failing", () -> throwIt(failure));
      AssertionError error = assertThrows(AssertionError.class, crew::join);
      assertSame(failure, error.getCause());
    }
    assertEquals(0, ended.getCount());
  }

  @ParameterizedTest
  @EnumSource
  void waitsForWhatAMemberDoes(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("one", begun::countDown);
      crew.await(begun);
      crew.join();
    }
    assertEquals(0, begun.getCount());
  }

  @ParameterizedTest
  @EnumSource
  void doesNotWaitForWhatNobodyDoesAnyMore(ThreadKind kind) {
    CountDownLatch never = new CountDownLatch(1);
    IllegalStateException failure = new IllegalStateException("on purpose");
    try (Crew crew = new Crew(kind)) {
      crew.start("failing", () -> throwIt(failure));
      AssertionError error = assertThrows(AssertionError.class, () -> crew.await(never));
      assertSame(failure, error.getCause());
    }
    try (Crew crew = new Crew(kind)) {
      crew.start("idle", () -> {});
      String message = assertThrows(AssertionError.class, () -> crew.await(never)).toString();
      assertTrue(message.contains("All threads have ended"), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThreadsThatAreStuckAndEndsThem(ThreadKind kind) {
    CountDownLatch ended = new CountDownLatch(1);
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      crew.start("sleeper", () -> waitForEver(ended));
      String message = assertThrows(AssertionError.class, crew::join).toString();
      assertTrue(
          message.contains(
              "sleeper waits for CountDownLatch#1\n    at racetrack.testkit.CrewTest."),
          message);
    }
    assertEquals(0, ended.getCount());
  }

  @Test
  void namesAFewOfManyThreadsThatAreStuckInTheSamePlace() {
    CountDownLatch never = new CountDownLatch(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM, IMPATIENT)) {
      for (int number = 1; number <= 50; number++) {
        crew.start("sleeper " + number, never::await);
      }
      String message = assertThrows(AssertionError.class, crew::join).toString();
      assertTrue(
          message.contains(
              "47 others are in the same place as one of these: sleeper 4 to sleeper 50"),
          message);
      assertTrue(message.lines().count() < 15, message);
    }
  }

  @Test
  void namesTheCycleOfADeadlock() {
    ReentrantLock left = new ReentrantLock();
    ReentrantLock right = new ReentrantLock();
    CyclicBarrier both = new CyclicBarrier(2);
    try (Crew crew = new Crew(ThreadKind.PLATFORM, IMPATIENT)) {
      crew.start("leftist", () -> lockBoth(left, both, right));
      crew.start("rightist", () -> lockBoth(right, both, left));
      String message = assertThrows(AssertionError.class, crew::join).toString();
      String link = "%s holds ReentrantLock#%d and waits for ReentrantLock#%d at CrewTest.java:";
      assertTrue(message.contains(link.formatted("leftist", 2, 1)), message);
      assertTrue(message.contains(link.formatted("rightist", 1, 2)), message);
      assertTrue(message.endsWith(", which leftist holds."), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesTheLinesOfADeadlockOfMonitors(ThreadKind kind) {
    Object left = new Object();
    Object right = new Object();
    CyclicBarrier both = new CyclicBarrier(2);
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      crew.start("leftist", () -> enterBoth(left, both, right));
      crew.start("rightist", () -> enterBoth(right, both, left));
      String message = assertThrows(AssertionError.class, crew::join).toString();
      String link =
          "%s holds Object#\\d, taken in CrewTest.enterBoth, and waits for Object#\\d at"
              + " CrewTest.java:\\d+, which %s holds\\.";
      assertContains(link.formatted("leftist", "rightist"), message);
      assertContains(link.formatted("rightist", "leftist"), message);
      assertFalse(message.contains("No other thread"), message);
    }
  }

  private static void enterBoth(Object first, CyclicBarrier both, Object second) throws Exception {
    synchronized (first) {
      both.await();
      synchronized (second) {
        throw new AssertionError("both entered");
      }
    }
  }

  private static void assertContains(String expression, String text) {
    assertTrue(Pattern.compile(expression).matcher(text).find(), text);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhoCouldHaveWokenThoseThatAreStuck(ThreadKind kind) throws InterruptedException {
    Object bell = new Object();
    CountDownLatch rung = new CountDownLatch(1);
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      crew.start("ringer", () -> ring(bell, rung));
      rung.await(); // so it comes too early
      crew.start("sleeper", () -> waitFor(bell)).awaitWaiting();
      String message = assertThrows(AssertionError.class, crew::join).toString();
      assertContains("sleeper waits to be notified( in the monitor of Object#1)?\n", message);
      assertTrue(
          message.endsWith(
              "No other thread of the check is left, so nobody wakes them: ringer ended before."),
          message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhoWasInterruptedAndWaitsNevertheless(ThreadKind kind) throws InterruptedException {
    Object door = new Object();
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      synchronized (door) {
        crew.start("visitor", () -> ring(door, new CountDownLatch(1))).awaitWaiting().interrupt();
        String message = assertThrows(AssertionError.class, crew::join).toString();
        assertContains(
            "visitor waits for the monitor of Object#1(, which \\S+ holds)?\\n", message);
        assertContains("visitor was interrupted, and waits nevertheless\\.", message);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThePlaceOfAThreadThatIsLeftBehind(ThreadKind kind) throws InterruptedException {
    Thread left = kind.unstarted("worker 1", CrewTest::spinUntilInterrupted);
    left.start();
    String message =
        assertThrows(AssertionError.class, () -> ThreadEnd.await(left, IMPATIENT)).toString();
    assertContains("worker 1 runs.*\\n +at racetrack.testkit.CrewTest.spin", message);
    left.interrupt();
    left.join();
    ThreadEnd.await(left);
  }

  @SuppressWarnings("NakedNotify") // whoever waits has nothing else to wait for
  private static void ring(Object bell, CountDownLatch rung) {
    synchronized (bell) {
      bell.notifyAll();
    }
    rung.countDown();
  }

  @SuppressWarnings("WaitNotInLoop") // nobody wakes it
  private static void waitFor(Object bell) throws InterruptedException {
    synchronized (bell) {
      bell.wait();
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotTakeATimedWaitForStuck(ThreadKind kind) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long longer = IMPATIENT.multipliedBy(3).toMillis();
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      crew.start("sleeper", () -> assertFalse(never.await(longer, TimeUnit.MILLISECONDS)));
      crew.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPatientWhileAnyStepIsMade(ThreadKind kind) throws InterruptedException {
    int before = Crew.progress();
    Semaphore ball = new Semaphore(0);
    Thread outsider = Thread.ofPlatform().start(() -> throwSlowly(ball, 8));
    try (Crew crew = new Crew(kind, PATIENT)) {
      crew.start("catcher", 8, _ -> ball.acquire());
      crew.join();
    }
    outsider.join();
    assertTrue(
        Crew.progress() - before >= 4, "it got on eight times, and was seen to far less often");
  }

  @ParameterizedTest
  @EnumSource
  void seesThatAThreadWaits(ThreadKind kind) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> waitForEver(ended)).awaitWaiting().interrupt();
      assertThrows(AssertionError.class, crew::join);
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesThatAThreadWaitsForATime(ThreadKind kind) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> never.await(1, TimeUnit.MINUTES)).awaitWaiting().interrupt();
      assertThrows(AssertionError.class, crew::join);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesAThreadThatLooksAgainAndAgainForOneThatWaits(ThreadKind kind)
      throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      crew.start("busy", CrewTest::spinUntilInterrupted).awaitWaiting().interrupt();
      crew.join();
    }
  }

  @Test
  void seesThatAThreadWaitsAgainWhenItHasLooked() throws InterruptedException {
    Object monitor = new Object();
    AtomicInteger wakes = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Crew.Member waiter = crew.start("waiter", () -> countWakes(monitor, wakes)).awaitWaiting();
      for (int wake = 1; wake <= 20; wake++) {
        synchronized (monitor) {
          monitor.notifyAll();
        }
        waiter.awaitWaitingAgain();
        assertEquals(wake, wakes.get());
      }
      waiter.interrupt();
      assertThrows(AssertionError.class, crew::join);
    }
  }

  private static void countWakes(Object monitor, AtomicInteger wakes) throws InterruptedException {
    synchronized (monitor) {
      while (true) {
        monitor.wait();
        wakes.getAndIncrement();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsIfAThreadEndsInsteadOfWaiting(ThreadKind kind) {
    try (Crew crew = new Crew(kind)) {
      Crew.Member hasty = crew.start("hasty", () -> {});
      AssertionError error = assertThrows(AssertionError.class, hasty::awaitWaiting);
      assertEquals("hasty ended, but should have waited", error.getMessage());
      assertThrows(AssertionError.class, hasty::awaitWaitingAgain);
    }
  }

  @Test
  void seesThatAThreadRunsHot() throws InterruptedException {
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Crew.Member busy = crew.start("busy", CrewTest::spinUntilInterrupted);
      busy.awaitHot(Duration.ofMillis(20));
      busy.interrupt();
      crew.join();
    }
  }

  @Test
  void tellsWhatAThreadTookThatWaitedBusily() throws InterruptedException {
    String _ = BusyWaiting.take();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("idle", () -> waitForEver(new CountDownLatch(1))).awaitWaiting();
      assertEquals("", BusyWaiting.take());
      crew.start("busy", CrewTest::spinUntilInterrupted).awaitWaiting();
      String told = BusyWaiting.take();
      assertTrue(told.matches("A thread that waited took [1-9]\\d* % of a processor\\."), told);
      assertEquals("", BusyWaiting.take());
    }
  }

  @Test
  void failsIfAThreadWaitsInsteadOfRunning() {
    try (Crew crew = new Crew(ThreadKind.PLATFORM, IMPATIENT)) {
      Crew.Member idle = crew.start("idle", () -> waitForEver(new CountDownLatch(1)));
      String error =
          assertThrows(AssertionError.class, () -> idle.awaitHot(Duration.ofHours(1))).toString();
      assertTrue(
          error.contains("idle waits, but should run\n  idle waits for CountDownLatch#1"), error);
    }
  }

  /// That somebody begins to wait for it counts once.
  @ParameterizedTest
  @EnumSource
  void isNotSeenToGetOnWhereNobodyDoes(ThreadKind kind) {
    int before = Crew.progress();
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      crew.start("sleeper", () -> waitForEver(new CountDownLatch(1)));
      assertThrows(AssertionError.class, crew::join);
    }
    assertEquals(before + 1, Crew.progress());
  }

  @ParameterizedTest
  @EnumSource
  void namesAThreadThatShouldHaveEndedSoon(ThreadKind kind) {
    try (Crew crew = new Crew(kind, IMPATIENT)) {
      crew.start("busy", CrewTest::spinUntilInterrupted);
      String message = assertThrows(AssertionError.class, crew::joinSoon).toString();
      assertTrue(message.contains("still there"), message);
      String share = kind == ThreadKind.PLATFORM ? " and takes \\d+ % of a processor" : "";
      assertTrue(
          message.matches("(?s).*busy runs" + share + "\n    at racetrack.testkit.CrewTest.*"),
          message);
      assertTrue(message.contains("it waits busily, and takes the processor"), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPatientWithThoseWhoAreToEndSoonWhileAnyStepIsMade(ThreadKind kind)
      throws InterruptedException {
    Semaphore ball = new Semaphore(0);
    Thread outsider = Thread.ofPlatform().start(() -> throwSlowly(ball, 8));
    try (Crew crew = new Crew(kind, PATIENT)) {
      crew.start("catcher", 8, _ -> ball.acquire());
      crew.joinSoon();
    }
    outsider.join();
  }

  /// The scheduler of virtual threads would let nobody in, on a host with few processors.
  @Timeout(60)
  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("ThreadPriorityCheck") // that they yield is what is tested
  void letsInWhomThoseWaitForThatLook(ThreadKind kind) throws InterruptedException {
    CountDownLatch isHere = new CountDownLatch(1);
    Crew.Task looks =
        () -> {
          while (isHere.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
            Thread.yield();
          }
        };
    try (Crew crew = new Crew(kind)) {
      for (int looker = 0; looker < 2 * Runtime.getRuntime().availableProcessors(); looker++) {
        crew.start("looker " + looker, looks).awaitWaiting();
      }
      crew.start("last", isHere::countDown);
      crew.join();
    }
  }

  private static void spinUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private static void waitForEver(CountDownLatch ended) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } finally {
      ended.countDown();
    }
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }

  private static void lockBoth(ReentrantLock first, CyclicBarrier both, ReentrantLock second)
      throws Exception {
    first.lockInterruptibly();
    try {
      both.await();
      second.lockInterruptibly();
      second.unlock();
    } finally {
      first.unlock();
    }
  }

  /// Naps as briefly as the crew does between two looks, and a fifth as often as it has patience
  /// for: so a host that is late is late for both.
  private static void throwSlowly(Semaphore ball, int times) {
    try {
      for (int i = 0; i < times; i++) {
        for (int nap = 0; nap < 50; nap++) {
          Thread.sleep(2); // the slowness is what is tested
        }
        ball.release();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
