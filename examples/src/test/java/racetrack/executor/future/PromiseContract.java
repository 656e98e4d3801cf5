// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E8;
import static racetrack.conformance.Requirement.F1;
import static racetrack.conformance.Requirement.F10;
import static racetrack.conformance.Requirement.F2;
import static racetrack.conformance.Requirement.F3;
import static racetrack.conformance.Requirement.F5;
import static racetrack.conformance.Requirement.F6;
import static racetrack.conformance.Requirement.F7;
import static racetrack.conformance.Requirement.F8;
import static racetrack.conformance.Requirement.F9;

import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import racetrack.testkit.FreshCode;
import racetrack.testkit.Row;
import racetrack.testkit.Sizes;
import racetrack.testkit.SluggishThread;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Times.Count;
import racetrack.testkit.TwoInstances;

/// What every promise promises. Each subject is held to all of it.
@EverySubject
class PromiseContract {

  /// The three ways to end.
  enum End {
    SUCCESS(State.SUCCESS),
    FAILURE(State.FAILED),
    CANCELLATION(State.CANCELLED);

    private final State state;

    End(State state) {
      this.state = state;
    }
  }

  @Parameter PromiseSubject subject;

  private final IllegalStateException failure = new IllegalStateException("the task's");

  @Asks({16, 17, 18, 20, 22, 23, 25})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(F7)
  void answersGetByItsOutcome() throws Exception {
    Promise<String> pending = promise(End.SUCCESS);
    assertThrows(TimeoutException.class, () -> pending.get(1, TimeUnit.MILLISECONDS));
    assertOutcome(End.SUCCESS, ended(End.SUCCESS));
    assertOutcome(End.FAILURE, ended(End.FAILURE));
    assertOutcome(End.CANCELLATION, ended(End.CANCELLATION));
  }

  @Asks(20)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void waitsForTheLongestOfTimes(ThreadKind kind) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    try (Crew crew = new Crew(kind)) {
      Callable<String> patiently = () -> promise.get(Long.MAX_VALUE, TimeUnit.DAYS);
      crew.start("waiter", () -> assertGets(End.SUCCESS, patiently)).awaitWaiting();
      promise.run();
      crew.joinSoon();
    }
  }

  @Asks({21, 25})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT_COUNTS)
  @Row(F7)
  void waitsForNothingIfThereIsNoTime(Count none) throws InterruptedException {
    Promise<String> pending = promise(End.SUCCESS);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "getter",
          () ->
              assertThrows(TimeoutException.class, () -> pending.get(none.amount(), none.unit())));
      crew.joinSoon();
    }
  }

  @Asks({20, 25})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void givesUpNoSoonerThanTheTimeIsUp() throws Exception {
    Promise<String> pending = promise(End.SUCCESS);
    Times.assertPass(nanos ->
        assertThrows(TimeoutException.class, () -> pending.get(nanos, TimeUnit.NANOSECONDS)));
  }

  @Asks(20)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS_COUNTS)
  void waitsAsLongAsItTakesIfThereIsAllTime(Count all) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "getter", () -> assertGets(End.SUCCESS, () -> promise.get(all.amount(), all.unit())))
          .awaitWaiting();
      crew.start("runner", promise::run);
      crew.joinSoon();
    }
  }

  @Asks(16)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // a task may return null
  void keepsANull() throws Exception {
    Promise<String> promise = subject.create(() -> null);
    promise.run();
    assertEquals(State.SUCCESS, promise.state());
    assertNull(promise.get());
  }

  @Asks({1, 18, 23, 26})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void keepsAFailureOfEveryKind(Throwable thrown) throws InterruptedException {
    Promise<String> promise = subject.create(() -> Failures.raise(thrown));
    List<State> told = new ArrayList<>();
    promise.onDone(done -> told.add(done.state()));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("runner", promise::run);
      crew.joinSoon();
      crew.start(
          "getter",
          () -> {
            assertSame(thrown, assertThrows(ExecutionException.class, promise::get).getCause());
            assertSame(thrown, promise.exceptionNow());
          });
      crew.joinSoon();
    }
    assertEquals(List.of(State.FAILED), told);
  }

  /// Its task looks at it, runs it again, cancels it, and goes on to its end. Then it is cancelled
  /// again.
  @Asks({2, 9, 10, 11, 13, 15, 27})
  @Asks.About(Dimension.LIVE)
  @Test
  void canBeRunAndCancelledByItsOwnTask() throws InterruptedException {
    List<Promise<String>> promises = new ArrayList<>();
    AtomicInteger runs = new AtomicInteger();
    List<String> calls = new ArrayList<>();
    promises.add(
        subject.create(() -> {
          Promise<String> promise = promises.getFirst();
          calls.add("run " + runs.incrementAndGet() + " " + promise.state());
          promise.run();
          calls.add("cancelled " + promise.cancel(false) + " " + promise.state());
          return "dropped";
        }));
    Promise<String> promise = promises.getFirst();
    promise.onDone(done -> calls.add("called back " + done.state()));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "runner",
          () -> {
            promise.run();
            assertTrue(promise.cancel(true));
            assertFalse(Thread.interrupted(), "interrupted behind its work");
          });
      crew.joinSoon();
    }
    assertEquals(
        List.of("run 1 RUNNING", "called back CANCELLED", "cancelled true CANCELLED"), calls);
    assertEquals(State.CANCELLED, promise.state());
  }

  /// Its task cancels it and then fails, which nobody is told.
  @Asks({1, 13, 26})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void staysCancelledThoughItsTaskFailsAfterwards(Throwable thrown) throws InterruptedException {
    List<Promise<String>> promises = new ArrayList<>();
    List<State> told = new ArrayList<>();
    promises.add(
        subject.create(() -> {
          assertTrue(promises.getFirst().cancel(false));
          return Failures.raise(thrown);
        }));
    Promise<String> promise = promises.getFirst();
    promise.onDone(done -> told.add(done.state()));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("runner", promise::run);
      crew.joinSoon();
    }
    assertOutcome(End.CANCELLATION, promise);
    assertEquals(List.of(State.CANCELLED), told);
  }

  /// A task runs another promise, and is no part of it: to cancel the one interrupts the one only.
  @Asks({8, 10, 11})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOtherPromises(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        3,
        () -> subject,
        (maker, number) -> {
          Promise<Integer> inner = maker.create(() -> number);
          Promise<Integer> outer =
              maker.create(() -> {
                inner.run();
                return inner.get();
              });
          outer.run();
          assertEquals(number, outer.get());
        });
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    List<Promise<String>> both = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      both.add(
          subject.create(() -> {
            begun.countDown();
            end.await();
            return "calm";
          }));
    }
    try (Crew crew = new Crew(kind)) {
      both.forEach(promise -> crew.start("runner", promise::run));
      crew.start(
          "canceller",
          () -> {
            begun.await();
            assertTrue(both.getFirst().cancel(true));
            end.countDown();
            assertEquals("calm", both.getLast().get());
          });
      crew.joinSoon();
    }
  }

  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Row(F10)
  void agreesWithItselfHoweverItIsAsked() {
    Promise<String> pending = promise(End.SUCCESS);
    assertEquals(State.RUNNING, pending.state());
    assertFalse(pending.isDone());
    assertThrows(IllegalStateException.class, pending::resultNow);
    assertThrows(IllegalStateException.class, pending::exceptionNow);
    Promise<String> successful = ended(End.SUCCESS);
    assertEquals("value", successful.resultNow());
    assertThrows(IllegalStateException.class, successful::exceptionNow);
    Promise<String> failed = ended(End.FAILURE);
    assertThrows(IllegalStateException.class, failed::resultNow);
    assertSame(failure, failed.exceptionNow());
    Promise<String> cancelled = ended(End.CANCELLATION);
    assertThrows(IllegalStateException.class, cancelled::resultNow);
    assertThrows(IllegalStateException.class, cancelled::exceptionNow);
    for (End end : End.values()) {
      Promise<String> promise = ended(end);
      assertEquals(end.state, promise.state());
      assertTrue(promise.isDone());
      assertEquals(end == End.CANCELLATION, promise.isCancelled());
    }
  }

  @Asks({1, 8, 9})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Row(F9)
  void runsItsTaskOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Promise<Integer> promise = subject.create(runs::incrementAndGet);
    promise.run();
    promise.run();
    assertEquals(1, promise.get());
    assertEquals(1, runs.get());
  }

  /// In each round, two run a new one at the same moment.
  @Asks({8, 9})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void runsItsTaskOnceThoughTwoRunItAtOnce() throws InterruptedException {
    AtomicInteger ran = new AtomicInteger();
    List<Promise<Integer>> promises =
        Stream.generate(() -> subject.create(ran::incrementAndGet)).limit(1_000).toList();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= 2; number++) {
        crew.start(
            "runner " + number,
            promises.size(),
            round -> {
              Crew.meetClosely(arrivals, round);
              promises.get(round).run();
            });
      }
      crew.joinSoon();
    }
    assertEquals(promises.size(), ran.get());
  }

  @Asks(9)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  @Row(F9)
  void letsOneThreadRunItsTask(ThreadKind kind) throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Promise<Integer> promise =
        subject.create(() -> {
          begun.countDown();
          release.await();
          return runs.incrementAndGet();
        });
    try (Crew crew = new Crew(kind)) {
      crew.start("runner", promise::run);
      crew.await(begun);
      crew.start(
          "late runner",
          () -> {
            promise.run();
            assertFalse(promise.isDone());
            release.countDown();
          });
      crew.join();
    }
    assertEquals(1, promise.resultNow());
    assertEquals(1, runs.get());
  }

  @Asks({11, 12, 15})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(F5)
  void cancelsWhatIsPending() {
    AtomicInteger runs = new AtomicInteger();
    Promise<Integer> promise = subject.create(runs::incrementAndGet);
    assertTrue(promise.cancel(false));
    assertTrue(promise.cancel(true));
    promise.run();
    assertEquals(State.CANCELLED, promise.state());
    assertEquals(0, runs.get());
  }

  @Asks({11, 13, 15})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  @Row({F5, F9})
  void cancelsOnlyTheWaitForWhatRuns(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Promise<Integer> promise =
        subject.create(() -> {
          begun.countDown();
          release.await();
          return runs.incrementAndGet();
        });
    try (Crew crew = new Crew(kind)) {
      crew.start("runner", promise::run);
      crew.await(begun);
      crew.start("waiter", () -> assertThrows(CancellationException.class, promise::get))
          .awaitWaiting();
      assertTrue(promise.cancel(false));
      assertThrows(CancellationException.class, promise::get);
      release.countDown();
      crew.join();
    }
    assertEquals(1, runs.get());
    assertEquals(State.CANCELLED, promise.state());
  }

  /// Nor does it interrupt the thread that has run it, which is this one.
  @Asks({1, 10, 15})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource(names = {"SUCCESS", "FAILURE"})
  @Row({F5, F9})
  void refusesToCancelWhatHasEnded(End end) {
    Promise<String> promise = ended(end);
    assertFalse(promise.cancel(true));
    assertFalse(Thread.interrupted(), "interrupted behind its work");
    assertOutcome(end, promise);
  }

  @Asks({26, 27})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  @Row(F1)
  void runsCallbacksInTheirOrderWhateverTheOutcome(End end) {
    Promise<String> promise = promise(end);
    List<String> calls = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    Set<Thread> callers = new HashSet<>();
    for (int callback = 1; callback <= 100; callback++) {
      String name = callback + " ";
      expected.add(name + end.state);
      promise.onDone(done -> {
        calls.add(name + done.state());
        callers.add(Thread.currentThread());
        assertOutcome(end, promise); // at once
      });
    }
    end(promise, end);
    assertEquals(expected, calls);
    assertEquals(Set.of(Thread.currentThread()), callers);
  }

  /// The handler that is told of it throws, too.
  @Asks(29)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  @Row(F2)
  void reportsACallbackThatThrowsAndRunsTheOthers(Throwable thrown) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    List<Throwable> reported = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    promise.onDone(_ -> calls.add("first"));
    promise.onDone(_ -> Failures.raise(thrown));
    promise.onDone(_ -> calls.add("last"));
    Thread runner = Thread.ofPlatform().unstarted(promise);
    runner.setUncaughtExceptionHandler((_, failed) -> {
      reported.add(failed);
      Failures.raise(failed);
    });
    runner.start();
    runner.join();
    assertEquals(List.of(thrown), reported);
    assertEquals(List.of("first", "last"), calls);
  }

  @Asks(28)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  @Row(F3)
  void runsALateCallbackAtOnce(End end) {
    Promise<String> promise = ended(end);
    List<Thread> callers = new ArrayList<>();
    promise.onDone(_ -> callers.add(Thread.currentThread()));
    assertEquals(List.of(Thread.currentThread()), callers);
  }

  @Asks(26)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsACallbackAsOftenAsItIsAdded() {
    Promise<String> promise = promise(End.SUCCESS);
    AtomicInteger calls = new AtomicInteger();
    Consumer<Promise<String>> callback = _ -> calls.incrementAndGet();
    promise.onDone(callback);
    promise.onDone(callback);
    promise.run();
    assertEquals(2, calls.get());
    promise.onDone(callback);
    assertEquals(3, calls.get());
  }

  @Asks(26)
  @Asks.About(Dimension.LIVE)
  @Test
  void runsACallbackThatACallbackAdds() {
    Promise<String> promise = promise(End.SUCCESS);
    List<String> calls = new ArrayList<>();
    promise.onDone(_ -> promise.onDone(_ -> calls.add("inner")));
    promise.run();
    assertEquals(List.of("inner"), calls);
  }

  @Asks({16, 17, 18, 20, 22, 23})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  @Row(F8)
  void wakesEveryWaiter(ThreadKind kind) throws InterruptedException {
    for (End end : End.values()) {
      Promise<String> promise = promise(end);
      try (Crew crew = new Crew(kind)) {
        List<Crew.Member> waiters = new ArrayList<>();
        for (int pair = 1; pair <= Sizes.CROWD / 2; pair++) {
          waiters.add(crew.start("waiter " + pair, () -> assertGets(end, promise::get)));
          Callable<String> timed = () -> promise.get(1, TimeUnit.MINUTES);
          waiters.add(crew.start("timed waiter " + pair, () -> assertGets(end, timed)));
        }
        for (Crew.Member waiter : waiters) {
          waiter.awaitWaiting();
        }
        if (end == End.SUCCESS && waiters.getFirst().isAsleep()) {
          for (int other = 1; other <= Sizes.MULTITUDE; other++) {
            crew.start("other " + other, () -> assertGets(end, promise::get));
          }
        }
        crew.start("ender", () -> end(promise, end));
        crew.joinSoon();
      }
    }
  }

  @Asks({16, 20})
  @Asks.About(Dimension.LIVE)
  @Test
  @Dear
  void waitsForAsLongAsItTakes() throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    Callable<String> timed = () -> promise.get(1, TimeUnit.MINUTES);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Endurance.assertWaitOn(
          crew.start("waiter", () -> assertGets(End.SUCCESS, promise::get)),
          crew.start("timed waiter", () -> assertGets(End.SUCCESS, timed)));
      crew.start("runner", promise::run);
      crew.joinSoon();
    }
  }

  /// Nothing has ended: each wake-up is a stranger's. Neither does it begin the time anew.
  @Asks({16, 20, 25})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void takesNoStrayWakeUpForTheEnd(ThreadKind kind) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter =
          crew.start("waiter", () -> assertGets(End.SUCCESS, promise::get)).awaitWaiting();
      Callable<String> timed = () -> promise.get(1, TimeUnit.MINUTES);
      Crew.Member timedWaiter =
          crew.start("timed waiter", () -> assertGets(End.SUCCESS, timed)).awaitWaiting();
      StrayPermits.wake(waiter, promise);
      StrayPermits.wake(timedWaiter, promise);
      long time = StrayPermits.until(subject).toNanos();
      Callable<String> shortly = () -> promise.get(time, TimeUnit.NANOSECONDS);
      StrayPermits.wakeUntilItGivesUp(
          crew.start("impatient", () -> assertThrows(TimeoutException.class, shortly::call)),
          promise);
      crew.start("runner", promise::run);
      crew.joinSoon();
    }
  }

  /// One of those who are to be told gives up, in the midst of the others.
  @Asks({16, 19, 26})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void forgetsNobodyBesideAWaiterThatGivesUp(ThreadKind kind) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    List<String> told = new ArrayList<>();
    CountDownLatch gaveUp = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      promise.onDone(_ -> told.add("first"));
      Crew.Member impatient =
          crew.start(
                  "impatient",
                  () -> {
                    assertThrows(InterruptedException.class, promise::get);
                    gaveUp.countDown();
                  })
              .awaitWaiting();
      promise.onDone(_ -> told.add("second"));
      crew.start("waiter", () -> assertGets(End.SUCCESS, promise::get)).awaitWaiting();
      promise.onDone(_ -> told.add("third"));
      impatient.interrupt();
      crew.start(
          "runner",
          () -> {
            gaveUp.await();
            promise.run();
          });
      crew.joinSoon();
    }
    assertEquals(List.of("first", "second", "third"), told);
  }

  /// The callback waits for a waiter.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesWaitersBeforeItRunsCallbacks(ThreadKind kind) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    CountDownLatch awake = new CountDownLatch(1);
    promise.onDone(_ -> awaitUninterrupted(awake));
    try (Crew crew = new Crew(kind)) {
      crew.start(
              "waiter",
              () -> {
                assertGets(End.SUCCESS, promise::get);
                awake.countDown();
              })
          .awaitWaiting();
      crew.start("runner", promise::run);
      crew.joinSoon();
    }
  }

  @Asks({19, 24})
  @ParameterizedTest
  @EnumSource
  void letsAWaiterBeInterrupted(ThreadKind kind) throws InterruptedException {
    Promise<String> promise = promise(End.SUCCESS);
    CountDownLatch interrupted = new CountDownLatch(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> assertGets(End.SUCCESS, promise::get)).awaitWaiting();
      crew.start(
              "impatient",
              () -> {
                assertInterrupted(promise::get);
                interrupted.countDown();
              })
          .awaitWaiting()
          .interrupt();
      crew.start(
              "another",
              () -> {
                assertInterrupted(() -> promise.get(1, TimeUnit.MINUTES));
                interrupted.countDown();
              })
          .awaitWaiting()
          .interrupt();
      crew.start("late waiter", () -> assertGets(End.SUCCESS, promise::get)).awaitWaiting();
      crew.start(
          "runner",
          () -> {
            interrupted.await(); // who wakes to find the value there need not look for interrupts
            promise.run();
          });
      crew.join();
    }
  }

  @Asks({4, 19})
  @Test
  void letsAnInterruptedThreadWaitForNothing() {
    Promise<String> promise = promise(End.SUCCESS);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, promise::get);
    assertFalse(Thread.interrupted());
    promise.run();
    Thread.currentThread().interrupt();
    assertOutcome(End.SUCCESS, promise);
    assertTrue(Thread.interrupted());
  }

  /// Only who waits is refused.
  @Asks({8, 11, 26})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void canBeEndedByAnInterruptedThread() {
    for (End end : End.values()) {
      Promise<String> promise = promise(end);
      List<State> told = new ArrayList<>();
      Thread.currentThread().interrupt();
      promise.onDone(done -> told.add(done.state()));
      end(promise, end);
      Thread.interrupted();
      assertOutcome(end, promise);
      assertEquals(List.of(end.state), told);
    }
  }

  /// The task runs until its promise is cancelled, and its thread takes long to be interrupted. Two
  /// others cancel what is cancelled, again and again, until the thread has ended.
  @Asks(10)
  @Asks.About(Dimension.TIDY)
  @Test
  void interruptsNobodyWhoHasRunIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Promise<String>> promises = new ArrayList<>();
    promises.add(
        subject.create(() -> {
          begun.countDown();
          return spinUntilDone(promises.getFirst());
        }));
    Promise<String> promise = promises.getFirst();
    SluggishThread runner = new SluggishThread(promise);
    runner.start();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "canceller",
          () -> {
            begun.await();
            assertTrue(promise.cancel(true));
            runner.join();
          });
      for (int number = 1; number <= 2; number++) {
        crew.start("late canceller " + number, () -> cancelAgainUntilItEnds(runner, promise));
      }
      crew.joinSoon();
    }
    runner.assertNotInterruptedLate();
  }

  /// In each round, a task ends at the moment at which its promise is cancelled, which it does
  /// itself in every other one. Whoever has run it looks for an interrupt once the canceller is
  /// through.
  @Asks(10)
  @Asks.About(Dimension.TIDY)
  @Test
  void interruptsNobodyWhoHasJustRunIt() throws InterruptedException {
    int rounds = 600;
    List<Promise<String>> promises = new ArrayList<>();
    for (int number = 0; number < rounds; number++) {
      int round = number;
      promises.add(subject.create(() -> endSoon(promises.get(round), round % 2 == 0)));
    }
    AtomicInteger arrivals = new AtomicInteger();
    AtomicInteger cancelled = new AtomicInteger();
    FutureTask<Void> runs =
        new FutureTask<>(() -> {
          for (int round = 0; round < rounds; round++) {
            Crew.meetClosely(arrivals, round);
            promises.get(round).run();
            Thread.interrupted(); // it came in time
            int needed = round + 1;
            Thread me = Thread.currentThread();
            Crew.lookUntil(() -> cancelled.get() >= needed || me.isInterrupted());
            assertFalse(Thread.interrupted(), "interrupted behind its work");
          }
          return null;
        });
    Thread runner = new Hesitant(runs);
    runner.start();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("client", runs::get);
      crew.start(
          "canceller",
          rounds,
          round -> {
            Crew.meetClosely(arrivals, round);
            Times.pause(round % 50);
            boolean _ = promises.get(round).cancel(true);
            cancelled.getAndIncrement();
          });
      crew.joinSoon();
    } finally {
      runs.cancel(true);
    }
  }

  private static String endSoon(Promise<String> promise, boolean cancels) {
    Times.pause(20);
    if (cancels) {
      assertTrue(promise.cancel(false));
    }
    return "value";
  }

  /// A thread that takes some microseconds to be interrupted.
  private static final class Hesitant extends Thread {

    Hesitant(Runnable body) {
      super(body, "hesitant");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      Times.pause(500);
      super.interrupt();
    }
  }

  private static void cancelAgainUntilItEnds(Thread runner, Promise<String> promise) {
    spinUntilDone(promise);
    while (runner.isAlive()) {
      assertTrue(promise.cancel(false));
    }
  }

  private static String spinUntilDone(Promise<String> promise) {
    while (!promise.isDone()) {
      Thread.onSpinWait();
    }
    return "value";
  }

  /// One thread looks until it is done, and then gets, interrupted and without waiting. Another
  /// ends it as soon as the first looks.
  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row({F6, F7})
  void givesAtOnceToWhoeverHasFoundItDone() throws InterruptedException {
    int rounds = 300;
    List<Promise<String>> promises =
        IntStream.range(0, rounds).mapToObj(round -> promise(endOf(round))).toList();
    AtomicInteger looked = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "looker",
          rounds,
          round -> {
            while (!promises.get(round).isDone()) {
              looked.setRelease(round + 1);
            }
            Thread.currentThread().interrupt();
            assertOutcome(endOf(round), promises.get(round));
            assertTrue(Thread.interrupted(), "the interrupt is gone");
          });
      crew.start(
          "ender",
          rounds,
          round -> {
            while (looked.getAcquire() <= round) {
              Thread.onSpinWait();
            }
            end(promises.get(round), endOf(round));
          });
      crew.joinSoon();
    }
  }

  /// It ends when the loops have run hot, and run as the compiler has left them: none of them is
  /// told otherwise than the others.
  @Asks({2, 7})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void isSeenByLoopsThatLookForItsEnd() throws InterruptedException {
    Promise<String> promise = promise(End.CANCELLATION);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      List<Crew.Member> lookers =
          List.of(
              crew.start(
                  "asks whether it is done",
                  FreshCode.of(
                      MethodHandles.lookup(),
                      Loops.class,
                      "lookUntilDone",
                      Promise.class,
                      promise)),
              crew.start(
                  "asks whether it is cancelled",
                  FreshCode.of(
                      MethodHandles.lookup(),
                      Loops.class,
                      "spinUntilCancelled",
                      Promise.class,
                      promise)),
              crew.start(
                  "asks for its state",
                  FreshCode.of(
                      MethodHandles.lookup(),
                      Loops.class,
                      "spinUntilStateIsCancelled",
                      Promise.class,
                      promise)));
      for (Crew.Member looker : lookers) {
        looker.awaitHot(Duration.ofMillis(60));
      }
      end(promise, End.CANCELLATION);
      crew.joinSoon();
    }
  }

  /// The task's thread is of a class whose `interrupt` throws.
  @Asks(14)
  @ParameterizedTest
  @EnumSource
  @Row({F1, F8})
  void tellsAllThoughItsThreadCannotBeInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch called = new CountDownLatch(1);
    Promise<String> promise =
        subject.create(() -> {
          begun.countDown();
          release.await();
          return "value";
        });
    promise.onDone(_ -> called.countDown());
    Thread runner = new Untouchable(promise);
    runner.start();
    try (Crew crew = new Crew(kind)) {
      crew.start("starter", begun::await);
      crew.join();
      crew.start("waiter", () -> assertThrows(CancellationException.class, promise::get))
          .awaitWaiting();
      crew.start("canceller", () -> cancelUntouchable(promise));
      crew.start("called", called::await);
      crew.joinSoon();
      release.countDown();
      crew.start("last", runner::join);
      crew.joinSoon();
    }
  }

  @Asks(5)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  @Row(E8)
  void keepsNothingOfItsTaskOnceItHasEnded(End end) {
    List<Promise<String>> kept = new ArrayList<>();
    endWithArguments(end, kept).forEach(PromiseContract::assertGone);
    assertEquals(end.state, kept.getFirst().state());
  }

  /// The task cancels it, and goes on to its end.
  @Asks({5, 13})
  @Asks.About(Dimension.TIDY)
  @Test
  void keepsNothingOfATaskThatIsCancelledWhileItRuns() {
    List<Promise<String>> kept = new ArrayList<>();
    assertGone("task", cancelWhileItRuns(kept));
    assertEquals(State.CANCELLED, kept.getFirst().state());
  }

  /// In a method of its own, so that no variable of the test keeps it.
  private WeakReference<Object> cancelWhileItRuns(List<Promise<String>> kept) {
    Object argument = new Object();
    kept.add(
        subject.create(() -> {
          assertTrue(kept.getFirst().cancel(false));
          return argument.getClass().getName();
        }));
    kept.getFirst().run();
    return new WeakReference<>(argument);
  }

  private static void assertGone(String name, WeakReference<Object> argument) {
    for (int look = 0; look < 100 && argument.get() != null; look++) {
      System.gc();
    }
    assertNull(argument.get(), () -> "the " + name + " is still there");
  }

  /// Four threads look at a promise, again and again until it is done, while a fifth ends it.
  @Asks({1, 2})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Row(F6)
  void answersConsistentlyAtEveryMoment() throws InterruptedException {
    int rounds = 100;
    int lookers = 4;
    List<Promise<String>> promises =
        IntStream.range(0, rounds).mapToObj(round -> promise(endOf(round))).toList();
    CyclicBarrier start = new CyclicBarrier(lookers + 1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int looker = 1; looker <= lookers; looker++) {
        crew.start(
            "looker " + looker,
            rounds,
            round -> {
              start.await();
              assertConsistentUntilDone(promises.get(round));
            });
      }
      crew.start(
          "ender",
          rounds,
          round -> {
            start.await();
            end(promises.get(round), endOf(round));
          });
      crew.joinSoon();
    }
  }

  @Asks({6, 30})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNull() {
    assertThrows(NullPointerException.class, () -> subject.create(null));
    assertThrows(NullPointerException.class, () -> promise(End.SUCCESS).onDone(null));
    for (End end : End.values()) {
      assertThrows(NullPointerException.class, () -> ended(end).onDone(null));
    }
  }

  /// {@return a promise that ends in this way if it is run; one that is to be cancelled, by value}
  private Promise<String> promise(End end) {
    return switch (end) {
      case SUCCESS, CANCELLATION -> subject.create(() -> "value");
      case FAILURE ->
          subject.create(() -> {
            throw failure;
          });
    };
  }

  private static void end(Promise<String> promise, End end) {
    switch (end) {
      case SUCCESS, FAILURE -> promise.run();
      case CANCELLATION -> assertTrue(promise.cancel(false));
    }
  }

  private Promise<String> ended(End end) {
    Promise<String> promise = promise(end);
    end(promise, end);
    return promise;
  }

  /// In a method of its own, so that no variable of the test keeps it.
  private Map<String, WeakReference<Object>> endWithArguments(End end, List<Promise<String>> kept) {
    Object argument = new Object();
    Object ofTheCallback = new Object();
    Object ofTheLateCallback = new Object();
    Promise<String> promise =
        subject.create(() -> {
          if (end == End.FAILURE) {
            throw failure;
          }
          return argument.getClass().getName();
        });
    AtomicInteger calls = new AtomicInteger();
    promise.onDone(_ -> calls.addAndGet(ofTheCallback.hashCode()));
    end(promise, end);
    promise.onDone(_ -> calls.addAndGet(ofTheLateCallback.hashCode()));
    kept.add(promise);
    return Map.of(
        "task",
        new WeakReference<>(argument),
        "callback",
        new WeakReference<>(ofTheCallback),
        "late callback",
        new WeakReference<>(ofTheLateCallback));
  }

  /// A promise that interrupts nobody has nothing to throw.
  private static void cancelUntouchable(Promise<String> promise) {
    try {
      assertTrue(promise.cancel(true));
    } catch (UnsupportedOperationException e) {
      assertEquals("untouchable", e.getMessage());
    }
  }

  /// A thread that cannot be interrupted.
  private static final class Untouchable extends Thread {

    Untouchable(Runnable body) {
      super(body, "untouchable");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      throw new UnsupportedOperationException("untouchable");
    }
  }

  private void assertOutcome(End end, Promise<String> promise) {
    assertEquals(end.state, promise.state());
    assertGets(end, promise::get);
    assertGets(end, () -> promise.get(0, TimeUnit.SECONDS));
  }

  private void assertGets(End end, Callable<String> get) {
    switch (end) {
      case SUCCESS -> assertEquals("value", assertDoesNotThrow(get::call));
      case FAILURE ->
          assertSame(failure, assertThrows(ExecutionException.class, get::call).getCause());
      case CANCELLATION -> assertThrows(CancellationException.class, get::call);
    }
  }

  private static End endOf(int round) {
    return End.values()[round % End.values().length];
  }

  private static void assertConsistentUntilDone(Promise<String> promise) {
    boolean done = false;
    while (!done) {
      done = promise.isDone();
      boolean cancelled = promise.isCancelled();
      State state = promise.state();
      assertFalse(done && state == State.RUNNING, "done, and still running");
      assertFalse(cancelled && state != State.CANCELLED, "cancelled, and then not");
      assertFalse(done && cancelled != (state == State.CANCELLED), "two outcomes");
    }
  }

  private static void assertInterrupted(Callable<String> get) {
    assertThrows(InterruptedException.class, get::call);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Loops that are compiled anew for each subject.
  static final class Loops {

    private Loops() {}

    static void lookUntilDone(Promise<String> promise) {
      long looks = 0;
      while (!promise.isDone()) {
        looks++;
      }
      assertTrue(looks > 0);
    }

    static void spinUntilCancelled(Promise<String> promise) {
      long looks = 0;
      while (!promise.isCancelled()) {
        looks++;
      }
      assertTrue(looks > 0);
    }

    static void spinUntilStateIsCancelled(Promise<String> promise) {
      long looks = 0;
      while (promise.state() != State.CANCELLED) {
        looks++;
      }
      assertTrue(looks > 0);
    }
  }
}
