// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E2;
import static racetrack.conformance.Requirement.E3;
import static racetrack.conformance.Requirement.E4;
import static racetrack.conformance.Requirement.E5;
import static racetrack.conformance.Requirement.E6;
import static racetrack.conformance.Requirement.E7;
import static racetrack.conformance.Requirement.W1;
import static racetrack.conformance.Requirement.W10;
import static racetrack.conformance.Requirement.W11;
import static racetrack.conformance.Requirement.W12;
import static racetrack.conformance.Requirement.W2;
import static racetrack.conformance.Requirement.W3;
import static racetrack.conformance.Requirement.W4;
import static racetrack.conformance.Requirement.W5;
import static racetrack.conformance.Requirement.W6;
import static racetrack.conformance.Requirement.W7;
import static racetrack.conformance.Requirement.W8;
import static racetrack.conformance.Requirement.W9;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.executor.gather.Gather.Results;
import racetrack.executor.gather.Gather.Split;
import racetrack.executor.gather.Gather.Until;
import racetrack.executor.pool.TaskPool;
import racetrack.executor.pool.TaskPoolSubject;
import racetrack.testkit.CountingIterator;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Row;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every way of gathering promises. Each subject is held to all of it.
///
/// Where the order of ends matters, [Commands] run when the test says so; where threads matter,
/// tasks wait for each other.
@EverySubject
class GatherContract {

  private static final Duration NO_TIME = Duration.ZERO;

  /// An executor that has run a task before it returns.
  private static final Executor AT_ONCE = Runnable::run;

  @Parameter GatherSubject subject;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopTheThreads() {
    threads.shutdownNow();
  }

  @Asks({7, 13, 14})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row({W2, W3})
  void waitsForTheFirst() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 3);
    assertEquals(0, group.await(Until.FIRST, NO_TIME).done().size());
    commands.run(1);
    Split<Integer> split = group.await(Until.FIRST, Gather.FOREVER);
    assertEquals(List.of(1), values(split.done()));
    assertEquals(2, split.pending().size());
  }

  @Asks({7, 13})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  @Row(W2)
  void isWokenByTheFirst(ThreadKind kind) throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      Crew.Member gatherer =
          crew.start(
              "gatherer",
              () -> {
                Gather<String> group = subject.create();
                group.submit(threads, () -> awaitForEver("slow"));
                group.submit(threads, () -> await(release, "fast"));
                Split<String> split = group.await(Until.FIRST, Gather.FOREVER);
                assertEquals(List.of("fast"), values(split.done()));
                assertEquals(1, split.pending().size());
              });
      gatherer.awaitWaiting();
      release.countDown();
      crew.joinSoon();
    }
  }

  /// What finishes later was submitted first.
  @Asks(10)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void givesWhatHasFinishedInTheOrderOfTheEnds() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 5);
    commands.run(3, 1);
    assertEquals(List.of(3, 1), values(group.await(Until.FIRST, NO_TIME).done()));
    commands.run(4, 0);
    Split<Integer> split = group.await(Until.FIRST, NO_TIME);
    assertEquals(List.of(3, 1, 4, 0), values(split.done()));
    commands.run(2);
    for (int time = 1; time <= 2; time++) { // all remain in the group
      assertEquals(List.of(3, 1, 4, 0, 2), values(group.await(Until.ALL, NO_TIME).done()));
    }
    assertEquals(List.of(3, 1, 4, 0, 2), values(rest(group.asCompleted(NO_TIME))));
  }

  @Asks({8, 10, 14})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  @Row({W4, W5})
  void waitsForTheFirstFailure(Throwable failure) throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 1);
    group.submit(commands, () -> Failures.raise(failure));
    group.submit(commands, () -> 2);
    commands.run(0);
    assertEquals(1, group.await(Until.FIRST_FAILURE, NO_TIME).done().size());
    commands.run(1);
    Split<Integer> split = group.await(Until.FIRST_FAILURE, Gather.FOREVER);
    assertEquals(
        List.of(Future.State.SUCCESS, Future.State.FAILED),
        split.done().stream().map(Future::state).toList());
    assertEquals(1, split.pending().size());
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(W5)
  void waitsForAllIfNoneFails() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 2);
    commands.run(0, 1);
    Split<Integer> split = group.await(Until.FIRST_FAILURE, Gather.FOREVER);
    assertEquals(List.of(0, 1), values(split.done()));
    assertEquals(List.of(), split.pending());
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(W5)
  void takesNoCancellationForAFailure() throws InterruptedException {
    Commands commands = new Commands();
    Gather<Integer> group = subject.create();
    Future<Integer> first = group.submit(commands, () -> 0);
    Future<Integer> second = group.submit(commands, () -> 1);
    assertTrue(first.cancel(false));
    commands.run(0); // whose executor comes to it nevertheless
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "gatherer",
              () ->
                  assertEquals(
                      List.of(first, second),
                      group.await(Until.FIRST_FAILURE, Gather.FOREVER).done()))
          .awaitWaiting();
      commands.run(1);
      crew.joinSoon();
    }
  }

  /// What has failed first was given, and is in the group no more.
  @Asks({7, 8, 16})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource(names = {"FIRST", "FIRST_FAILURE"})
  void waitsForThoseWhoAreLeft(Until until) throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = subject.create();
    Future<Integer> first = group.submit(commands, GatherContract::fail);
    Future<Integer> second = group.submit(commands, GatherContract::fail);
    group.submit(commands, () -> 2);
    commands.run(0);
    assertEquals(List.of(first), group.await(until, Gather.FOREVER).done());
    assertSame(first, group.asCompleted(Gather.FOREVER).next());
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "gatherer",
              () -> assertEquals(List.of(second), group.await(until, Gather.FOREVER).done()))
          .awaitWaiting();
      commands.run(1);
      crew.joinSoon();
    }
  }

  @Asks({10, 14})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void hasWhatIsPendingInTheOrderOfTheSubmissions() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = subject.create();
    List<Future<Integer>> futures = new ArrayList<>();
    for (int task = 0; task < 20; task++) {
      futures.add(group.submit(commands, () -> 1));
    }
    commands.run(7);
    Split<Integer> split = group.await(Until.FIRST, Gather.FOREVER);
    assertEquals(List.of(futures.remove(7)), split.done());
    assertEquals(futures, split.pending());
  }

  @Asks({1, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(W6)
  void waitsForAllThoughOneFails() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = subject.create();
    Future<Integer> failed = group.submit(commands, GatherContract::fail);
    Future<Integer> cancelled = group.submit(commands, () -> 1);
    Future<Integer> successful = group.submit(commands, () -> 2);
    cancelled.cancel(false);
    commands.run(0, 1);
    assertEquals(1, group.await(Until.ALL, NO_TIME).pending().size());
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "gatherer",
              () -> {
                Split<Integer> split = group.await(Until.ALL, Gather.FOREVER);
                assertEquals(Set.of(failed, cancelled, successful), new HashSet<>(split.done()));
                assertEquals(3, split.done().size());
              })
          .awaitWaiting();
      commands.run(2);
      crew.joinSoon();
    }
  }

  @Asks(14)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row({W1, W7})
  void splitsAtTheTimeoutAndCountsEachOnce() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 2);
    commands.run(1);
    for (int time = 1; time <= 2; time++) {
      Split<Integer> split = group.await(Until.ALL, Duration.ofMillis(1));
      assertEquals(List.of(1), values(split.done()));
      assertEquals(1, split.pending().size());
    }
  }

  @Asks(9)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  @Row(W8)
  void losesNoneOfAHundredThatFinishTogether(ThreadKind kind) throws InterruptedException {
    int tasks = 100;
    CountDownLatch all = new CountDownLatch(tasks);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<Integer> group = subject.create();
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
              for (int task = 0; task < tasks; task++) {
                int number = task;
                group.submit(
                    each,
                    () -> {
                      all.countDown();
                      return await(all, number);
                    });
              }
              Split<Integer> split = group.await(Until.ALL, Gather.FOREVER);
              assertEquals(
                  IntStream.range(0, tasks).boxed().toList(), sorted(values(split.done())));
            }
          });
      crew.joinSoon();
    }
  }

  /// Two threads finish a task each at the same moment, again and again.
  @Asks({9, 16})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void losesNoneOfTwoThatFinishAtTheSameMoment() throws InterruptedException {
    int rounds = 2_000;
    List<Integer> expected = IntStream.range(0, 2 * rounds).boxed().toList();
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 2 * rounds);
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int finisher = 0; finisher < 2; finisher++) {
        int first = finisher;
        crew.start(
            "finisher " + finisher,
            rounds,
            round -> {
              Crew.meet(arrivals, round);
              commands.run(2 * round + first);
            });
      }
      crew.start(
          "gatherer",
          () -> {
            assertEquals(expected, sorted(values(group.await(Until.ALL, Gather.FOREVER).done())));
            assertEquals(expected, sorted(values(rest(group.asCompleted(Gather.FOREVER)))));
          });
      crew.joinSoon();
    }
  }

  /// One thread finishes a task after the other, while those that have finished are taken.
  @Asks(16)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void losesNoneThatFinishesWhileAnotherIsTaken() throws InterruptedException {
    List<Integer> expected = IntStream.range(0, 20_000).boxed().toList();
    List<Integer> taken = new ArrayList<>();
    try (ExecutorService finisher = Executors.newSingleThreadExecutor();
        Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<Integer> group = subject.create();
            for (int number : expected) {
              group.submit(finisher, () -> number);
              if (number >= 8) { // so many are under way
                taken.add(group.asCompleted(Gather.FOREVER).next().get());
              }
            }
            taken.addAll(values(rest(group.asCompleted(Gather.FOREVER))));
          });
      crew.joinSoon();
    }
    assertEquals(expected, sorted(taken));
  }

  @Asks({9, 11, 16})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOtherGroups(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        5,
        () -> {
          Gather<Integer> group = subject.create();
          return group;
        },
        (group, number) -> {
          for (int task = 0; task < 3; task++) {
            group.submit(threads, () -> number);
          }
          assertEquals(3, group.await(Until.ALL, Gather.FOREVER).done().size());
          assertEquals(
              List.of(number, number, number), values(rest(group.asCompleted(Gather.FOREVER))));
        });
  }

  @Asks(29)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void hasNothingOfATaskThatTheExecutorRejects() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 4);
    Executor closed =
        _ -> {
          throw new RejectedExecutionException("closed");
        };
    for (int time = 0; time < 2; time++) {
      assertThrows(RejectedExecutionException.class, () -> group.submit(closed, () -> 4));
    }
    commands.run(0, 1, 2, 3);
    Split<Integer> split = group.await(Until.ALL, Gather.FOREVER);
    assertEquals(List.of(0, 1, 2, 3), values(split.done()));
    assertEquals(List.of(), split.pending());
  }

  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(W9)
  void mixesExecutors() throws Exception {
    Gather<String> group = subject.create();
    group.submit(threads, () -> "a thread's");
    group.submit(AT_ONCE, () -> "mine");
    assertEquals(
        Set.of("a thread's", "mine"),
        new HashSet<>(values(group.await(Until.ALL, Gather.FOREVER).done())));
  }

  @Asks(16)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(W10)
  void givesEachOnceAsItFinishes() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 4);
    commands.run(2, 0);
    Iterator<Future<Integer>> completed = group.asCompleted(Gather.FOREVER);
    assertEquals(2, completed.next().get());
    commands.run(3);
    assertEquals(0, completed.next().get());
    commands.run(1);
    assertEquals(3, completed.next().get());
    assertTrue(completed.hasNext());
    assertEquals(1, completed.next().get());
    assertFalse(completed.hasNext());
    assertThrows(NoSuchElementException.class, completed::next);
    assertEquals(new Split<Integer>(List.of(), List.of()), group.await(Until.ALL, NO_TIME));
  }

  @Asks({3, 17})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(W11)
  void saysHowManyAreLeftWhenTheTimeIsUp() throws Exception {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 3);
    commands.run(1);
    Iterator<Future<Integer>> completed = group.asCompleted(NO_TIME);
    assertEquals(1, completed.next().get());
    String message = assertThrows(DeadlineException.class, completed::next).getMessage();
    assertTrue(requireNonNull(message).contains("2 of 3"), message);
    Wording.assertSaid(subject, "2 of 3 tasks are unfinished after PT0S", message);
    assertFalse(completed.hasNext());
    assertThrows(NoSuchElementException.class, completed::next);
    assertEquals(2, group.await(Until.FIRST, NO_TIME).pending().size());
    commands.run(2);
    assertEquals(2, group.asCompleted(NO_TIME).next().get());
  }

  /// Another task finishes a while after the last was given, and so for ever.
  @Asks({3, 17})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsItsTimeFromTheCall() throws InterruptedException {
    int tasks = 200;
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, tasks);
    Semaphore given = new Semaphore(1);
    AtomicBoolean isOver = new AtomicBoolean();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "finisher",
          () -> {
            for (int task = 0; task < tasks && !isOver.get(); task++) {
              given.acquire();
              LockSupport.parkNanos(5_000_000); // far less than the time of all
              commands.run(task);
            }
          });
      crew.start(
          "gatherer",
          () -> {
            Iterator<Future<Integer>> completed = group.asCompleted(Duration.ofMillis(30));
            assertThrows(
                DeadlineException.class,
                () -> {
                  while (completed.hasNext()) {
                    Future<Integer> _ = completed.next();
                    given.release();
                  }
                });
            isOver.set(true);
            given.release();
          });
      crew.joinSoon();
    }
  }

  @Asks(16)
  @Asks.About(Dimension.TIDY)
  @Test
  @Row(W12)
  void keepsNothingThatItHasGiven() throws Exception {
    Gather<Object> group = subject.create();
    group.submit(AT_ONCE, Object::new);
    Iterator<Future<Object>> completed = group.asCompleted(Gather.FOREVER);
    WeakReference<Object> result = new WeakReference<>(completed.next().get());
    for (int collection = 1; collection <= 100 && result.get() != null; collection++) {
      System.gc();
    }
    assertNull(result.get());
    assertFalse(completed.hasNext());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void keepsAFailureForWhoeverGetsIt(Throwable failure) throws Exception {
    Gather<Integer> group = subject.create();
    group.submit(AT_ONCE, () -> Failures.raise(failure));
    group.submit(AT_ONCE, () -> 2);
    Iterator<Future<Integer>> completed = group.asCompleted(Gather.FOREVER);
    Future<Integer> failed = completed.next();
    assertSame(failure, failed.exceptionNow());
    assertSame(failure, assertThrows(ExecutionException.class, failed::get).getCause());
    assertEquals(2, completed.next().get());
  }

  @Asks(11)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsTasksAtTheSameTime(ThreadKind kind) throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<String> group = subject.create();
            for (String name : List.of("a", "b")) {
              group.submit(
                  threads,
                  () -> {
                    both.countDown();
                    return await(both, name);
                  });
            }
            assertEquals(
                List.of("a", "b"), sorted(values(group.await(Until.ALL, Gather.FOREVER).done())));
          });
      crew.joinSoon();
    }
  }

  /// There is room for one task only: whoever submits the next waits until it has ended.
  @Asks({9, 11, 19})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void goesThroughAnExecutorThatMakesItWait(ThreadKind kind) throws InterruptedException {
    int tasks = 100;
    List<Integer> expected = IntStream.range(0, tasks).boxed().toList();
    try (Crew crew = new Crew(kind);
        TaskPool narrow =
            TaskPoolSubject.HAND.create(
                TaskPool.Settings.DEFAULT
                    .withWorkers(1)
                    .withCapacity(0, TaskPool.Saturation.BLOCK))) {
      crew.start(
          "gatherer",
          () -> {
            Gather<Integer> group = numbers(narrow, tasks);
            assertEquals(expected, values(group.await(Until.ALL, Gather.FOREVER).done()));
            try (Results<Integer> results =
                group.map(narrow, input -> input, expected.iterator(), 3, Gather.FOREVER)) {
              assertEquals(expected, rest(results));
            }
          });
      crew.joinSoon();
    }
  }

  @Asks(12)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void givesUpWhatIsOverItsLimit(ThreadKind kind) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<String> group = subject.create();
            group.submit(threads, () -> "in time");
            group.submit(threads, () -> await(never, "never"), Duration.ofMillis(1));
            Split<String> split = group.await(Until.ALL, Gather.FOREVER);
            assertEquals(
                Set.of(Future.State.SUCCESS, Future.State.CANCELLED),
                Set.copyOf(split.done().stream().map(Future::state).toList()));
            assertEquals(2, split.done().size());
          });
      crew.joinSoon();
    }
  }

  /// The first has no limit, and never ends; neither do the others, of which the last has the
  /// shortest limit.
  @Asks(12)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void givesUpEachThatIsOverItsLimit(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<Integer> group = numbers(new Commands(), 1);
            Commands never = new Commands();
            List<Future<Integer>> limited =
                List.of(
                    group.submit(never, () -> 1, Duration.ofMillis(10)),
                    group.submit(never, () -> 2, Duration.ofMillis(1)));
            Iterator<Future<Integer>> completed = group.asCompleted(Gather.FOREVER);
            assertEquals(
                new HashSet<>(limited), new HashSet<>(List.of(completed.next(), completed.next())));
            limited.forEach(future -> assertTrue(future.isCancelled()));
            assertEquals(1, group.await(Until.FIRST, NO_TIME).pending().size());
          });
      crew.joinSoon();
    }
  }

  @Asks({4, 9, 16, 23})
  @Asks.About(Dimension.LIVE)
  @Test
  @Dear
  void waitsForAsLongAsItTakes() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    List<Gather<String>> groups = List.of(subject.create(), subject.create(), subject.create());
    groups.forEach(group -> group.submit(threads, () -> await(release, "a")));
    try (Crew crew = new Crew(ThreadKind.PLATFORM);
        Results<String> results =
            groups
                .getLast()
                .map(
                    threads,
                    name -> await(release, name),
                    List.of("b").iterator(),
                    1,
                    Gather.FOREVER)) {
      Endurance.assertWaitOn(
          crew.start(
              "gatherer",
              () ->
                  assertEquals(
                      1, groups.getFirst().await(Until.ALL, Gather.FOREVER).done().size())),
          crew.start(
              "taker",
              () -> assertEquals("a", groups.get(1).asCompleted(Gather.FOREVER).next().get())),
          crew.start("mapper", () -> assertEquals("b", results.next())));
      release.countDown();
      crew.joinSoon();
    }
  }

  /// What has not finished is woken for, again and again, and the time runs on.
  @Asks({3, 13})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void takesNoStrayWakeUpForAnEnd(ThreadKind kind) throws InterruptedException {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 2);
    try (Crew crew = new Crew(kind)) {
      Crew.Member gatherer =
          crew.start(
                  "gatherer",
                  () -> {
                    Split<Integer> split = group.await(Until.FIRST, Gather.FOREVER);
                    assertEquals(List.of(1), values(split.done()));
                  })
              .awaitWaiting();
      StrayPermits.wake(gatherer, group);
      commands.run(1);
      crew.joinSoon();
      Gather<Integer> other = numbers(new Commands(), 1);
      Duration shortly = StrayPermits.until(subject);
      Crew.Member impatient =
          crew.start(
              "impatient",
              () -> assertEquals(1, other.await(Until.FIRST, shortly).pending().size()));
      StrayPermits.wakeUntilItGivesUp(impatient, other);
      crew.joinSoon();
    }
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT)
  void onlyLooksIfTheTimeHasRunOut(Duration timeout) throws InterruptedException {
    Commands commands = new Commands();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<Integer> group = numbers(commands, 2);
            commands.run(1);
            assertEquals(List.of(1), values(group.await(Until.ALL, timeout).done()));
            Iterator<Future<Integer>> completed = group.asCompleted(timeout);
            assertEquals(1, completed.next().resultNow());
            assertThrows(DeadlineException.class, completed::next);
            try (Results<Integer> results =
                group.map(commands, input -> input, List.of(1).iterator(), 1, timeout)) {
              assertThrows(DeadlineException.class, results::next);
            }
            Future<Integer> late = group.submit(commands, () -> 3, timeout);
            assertEquals(1, group.await(Until.FIRST, Gather.FOREVER).done().size());
            assertTrue(late.isCancelled());
          });
      crew.joinSoon();
    }
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS)
  void waitsForEver(Duration timeout) throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "gatherer",
              () -> {
                Gather<String> group = subject.create();
                group.submit(threads, () -> await(release, "a"), timeout);
                assertEquals(List.of("a"), values(group.await(Until.ALL, timeout).done()));
                assertEquals("a", group.asCompleted(timeout).next().resultNow());
              })
          .awaitWaiting();
      crew.start(
              "mapper",
              () -> {
                try (Results<String> results = mapped(release, timeout)) {
                  assertEquals("b", results.next());
                }
              })
          .awaitWaiting();
      release.countDown();
      crew.joinSoon();
    }
  }

  private Results<String> mapped(CountDownLatch release, Duration timeout) {
    Iterator<String> names = List.of("b").iterator();
    return subject.<String>create().map(threads, name -> await(release, name), names, 1, timeout);
  }

  @Asks({15, 18})
  @ParameterizedTest
  @EnumSource
  void endsItsWaitWhenInterrupted(ThreadKind kind) throws InterruptedException {
    Commands commands = new Commands();
    Gather<Integer> group = numbers(commands, 1);
    Iterator<Future<Integer>> completed = group.asCompleted(Gather.FOREVER);
    try (Crew crew = new Crew(kind)) {
      crew.start(
              "gatherer",
              () ->
                  assertThrows(
                      InterruptedException.class, () -> group.await(Until.ALL, Gather.FOREVER)))
          .awaitWaiting()
          .interrupt();
      crew.joinSoon();
      crew.start(
              "gatherer",
              () -> {
                assertThrows(CancellationException.class, completed::next);
                assertTrue(Thread.currentThread().isInterrupted());
              })
          .awaitWaiting()
          .interrupt();
      crew.joinSoon();
      crew.start(
          "interrupted before",
          () -> {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> group.await(Until.ALL, Gather.FOREVER));
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, completed::next);
          });
      crew.joinSoon();
      commands.run(0); // nothing was lost with the wait
      crew.start("gatherer", () -> assertEquals(0, completed.next().get()));
      crew.joinSoon();
    }
  }

  @Asks(26)
  @ParameterizedTest
  @EnumSource
  void endsTheWaitForAResultWhenInterrupted(ThreadKind kind) throws InterruptedException {
    Gather<Integer> group = subject.create();
    try (Crew crew = new Crew(kind);
        Results<Integer> results =
            group.map(new Commands(), input -> input, List.of(1).iterator(), 1, Gather.FOREVER)) {
      crew.start(
              "gatherer",
              () -> {
                assertThrows(CancellationException.class, results::next);
                assertTrue(Thread.currentThread().isInterrupted());
              })
          .awaitWaiting()
          .interrupt();
      crew.joinSoon();
    }
  }

  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenToTheTaskAndByIt(ThreadKind kind) throws InterruptedException {
    int[] question = new int[1];
    int[] answer = new int[1];
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          200,
          round -> {
            Gather<Integer> group = subject.create();
            question[0] = round;
            group.submit(threads, () -> answer[0] = question[0] + 1);
            assertTrue(group.asCompleted(Gather.FOREVER).next().isDone());
            assertEquals(round + 1, answer[0]);
          });
      crew.joinSoon();
    }
  }

  @Asks(5)
  @ParameterizedTest
  @EnumSource
  void givesAnInterruptedThreadWhatHasFinished(ThreadKind kind) throws InterruptedException {
    Commands executor = new Commands();
    Gather<Integer> group = numbers(executor, 2);
    executor.run(0, 1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          () -> {
            Thread.currentThread().interrupt();
            assertEquals(2, group.await(Until.ALL, Gather.FOREVER).done().size());
            Iterator<Future<Integer>> completed = group.asCompleted(Gather.FOREVER);
            assertTrue(completed.next().isDone());
            assertTrue(completed.next().isDone());
            try (Results<Integer> results =
                group.map(AT_ONCE, input -> input, List.of(7).iterator(), 1, Gather.FOREVER)) {
              assertEquals(7, results.next());
            }
            assertTrue(Thread.currentThread().isInterrupted());
          });
      crew.joinSoon();
    }
  }

  @Asks({19, 23, 27})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E2)
  void mapsInTheOrderOfTheInputs() {
    Gather<Integer> group = subject.create();
    List<Integer> inputs = IntStream.range(0, 50).boxed().toList();
    try (Results<Integer> results =
        group.map(threads, input -> input * input, inputs.iterator(), 4, Gather.FOREVER)) {
      assertEquals(inputs.stream().map(input -> input * input).toList(), rest(results));
      assertThrows(NoSuchElementException.class, results::next);
    }
  }

  @Asks(19)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void mapsAtTheSameTime(ThreadKind kind) throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "gatherer",
          () -> {
            Gather<String> group = subject.create();
            try (Results<String> results =
                group.map(
                    threads,
                    name -> {
                      both.countDown();
                      return await(both, name);
                    },
                    List.of("a", "b").iterator(),
                    2,
                    Gather.FOREVER)) {
              assertEquals(List.of("a", "b"), rest(results));
            }
          });
      crew.joinSoon();
    }
  }

  /// {@return a failure of each kind, also such as gathering itself can end with}
  static Stream<Throwable> failuresOfAFunction() {
    return Stream.concat(
        Failures.all(),
        Stream.of(
            new DeadlineException("the function's"),
            new TimeoutException("the function's"),
            new NoSuchElementException("the function's")));
  }

  @Asks({21, 24})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource("failuresOfAFunction")
  @Row(E3)
  void goesOnBehindAFailure(Throwable failure) {
    Gather<Integer> group = subject.create();
    int size = 20;
    CountingIterator<Integer> inputs = new CountingIterator<>(IntStream.range(0, size).iterator());
    Function<Integer, Integer> function = input -> input % 2 == 1 ? Failures.raise(failure) : input;
    try (Results<Integer> results = group.map(AT_ONCE, function, inputs, 2, Gather.FOREVER)) {
      for (int input = 0; input < size; input++) {
        if (input % 2 == 1) {
          assertSame(failure, assertThrows(CompletionException.class, results::next).getCause());
        } else {
          assertEquals(input, results.next());
        }
        int most = 2 + input + 1;
        assertTrue(inputs.taken() <= most, () -> inputs.taken() + " are taken");
      }
      assertFalse(results.hasNext());
    }
  }

  @Asks(23)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // a function may return null
  void givesANullAtItsPlace() {
    Gather<Integer> group = subject.create();
    Function<Integer, Integer> function = input -> input == 1 ? null : input;
    try (Results<Integer> results =
        group.map(AT_ONCE, function, List.of(0, 1, 2).iterator(), 2, Gather.FOREVER)) {
      assertEquals(0, results.next());
      assertTrue(results.hasNext());
      assertNull(results.next());
      assertTrue(results.hasNext());
      assertEquals(2, results.next());
      assertFalse(results.hasNext());
    }
  }

  @Asks(24)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E3)
  void failsAtItsPlaceWhatTheExecutorRejects() {
    Gather<Integer> group = subject.create();
    AtomicInteger commands = new AtomicInteger();
    Executor picky =
        command -> {
          if (commands.getAndIncrement() == 2) {
            throw new RejectedExecutionException("not this one");
          }
          command.run();
        };
    try (Results<Integer> results =
        group.map(picky, input -> input, List.of(0, 1, 2, 3).iterator(), 2, Gather.FOREVER)) {
      assertEquals(0, results.next());
      assertEquals(1, results.next());
      assertFailsWith(RejectedExecutionException.class, results);
      assertEquals(3, results.next());
      assertFalse(results.hasNext());
    }
  }

  @Asks(24)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.OF_A_SOURCE)
  @Row(E3)
  void endsAtItsPlaceIfTheInputsFail(Throwable failure) {
    for (int buffer : List.of(2, 8)) {
      for (List<Integer> before : List.of(List.of(2, 4), List.<Integer>of())) {
        Stream<Integer> inputs = Stream.concat(before.stream(), Stream.of(0, 6));
        assertEndsAtItsPlace(
            new CountingIterator<>(inputs.iterator()).failingAt(before.size() + 1, failure),
            before,
            buffer,
            failure);
        assertEndsAtItsPlace(
            new CountingIterator<>(before.iterator()).failingAtTheEnd(failure),
            before,
            buffer,
            failure);
      }
    }
  }

  private void assertEndsAtItsPlace(
      Iterator<Integer> inputs, List<Integer> before, int buffer, Throwable failure) {
    Gather<Integer> group = subject.create();
    try (Results<Integer> results =
        group.map(AT_ONCE, input -> input, inputs, buffer, Gather.FOREVER)) {
      for (int input : before) {
        assertEquals(input, results.next());
      }
      assertSame(failure, assertThrows(CompletionException.class, results::next).getCause());
      assertFalse(results.hasNext());
    }
  }

  private static void assertFailsWith(Class<?> cause, Results<Integer> results) {
    assertSame(
        cause,
        requireNonNull(assertThrows(CompletionException.class, results::next).getCause())
            .getClass());
  }

  /// A stopped pool cancels the futures that it returns; the gatherer must not wait for them.
  @Asks({2, 24})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void countsWhatAStoppedPoolReturnsAsCancelled(ThreadKind kind) throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    TaskPool pool = TaskPoolSubject.HAND.create(TaskPool.Settings.DEFAULT.withWorkers(1));
    pool.execute(() -> awaitUninterruptibly(release));
    Gather<Integer> group = numbers(pool, 2);
    try (Crew crew = new Crew(kind);
        Results<Integer> results =
            group.map(pool, input -> input, List.of(0, 1).iterator(), 1, Gather.FOREVER)) {
      pool.shutdownNow();
      crew.start(
          "gatherer",
          () -> {
            List<Future<Integer>> done = group.await(Until.ALL, Gather.FOREVER).done();
            assertEquals(2, done.size());
            for (Future<Integer> future : done) {
              assertEquals(Future.State.CANCELLED, future.state());
            }
            assertFailsWith(CancellationException.class, results);
            assertFailsWith(RejectedExecutionException.class, results);
            assertFalse(results.hasNext());
          });
      crew.joinSoon();
    } finally {
      release.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        // The pool's, which is not asked here.
      }
    }
  }

  @Asks(24)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E4)
  void tellsATimeoutOfATaskFromItsOwn() {
    Gather<Integer> group = subject.create();
    TimeoutException ofTheTask = new TimeoutException("the task's");
    try (Results<Integer> results =
        group.map(
            AT_ONCE,
            _ -> {
              throw new CompletionException(ofTheTask);
            },
            List.of(1).iterator(),
            1,
            Gather.FOREVER)) {
      Throwable cause = assertThrows(CompletionException.class, results::next);
      assertTrue(
          Stream.iterate(cause, next -> next != null, Throwable::getCause)
              .anyMatch(ofTheTask::equals));
    }
  }

  @Asks({20, 23, 25})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E5)
  void givesWhatCameInTimeThenFailsAndCancelsTheRest() {
    Commands commands = new Commands();
    AtomicInteger ran = new AtomicInteger();
    Gather<Integer> group = subject.create();
    Results<Integer> results =
        group.map(
            commands,
            input -> input + ran.incrementAndGet(),
            List.of(10, 20, 30).iterator(),
            3,
            NO_TIME);
    commands.run(0);
    assertEquals(11, results.next());
    String message =
        requireNonNull(assertThrows(DeadlineException.class, results::next).getMessage());
    Wording.assertSaid(subject, "the map's PT0S were over after 1 results", message);
    commands.run(1, 2);
    assertEquals(1, ran.get());
    assertFalse(results.hasNext());
  }

  @Asks({20, 28})
  @Asks.About(Dimension.TIDY)
  @Test
  @Row(E6)
  void cancelsWhatIsPendingWhenItIsClosed() {
    Commands commands = new Commands();
    AtomicInteger ran = new AtomicInteger();
    Gather<Integer> group = subject.create();
    try (Results<Integer> results =
        group.map(
            commands, _ -> ran.incrementAndGet(), List.of(1, 2).iterator(), 2, Gather.FOREVER)) {
      assertTrue(results.hasNext());
    }
    commands.run(0, 1);
    assertEquals(0, ran.get());
  }

  @Asks({21, 22})
  @Asks.About(Dimension.BOUNDED)
  @Test
  @Row(E7)
  void takesNoMoreInputsThanItsBuffer() {
    Gather<Integer> group = subject.create();
    for (int buffer : List.of(1, 3, Sizes.CROWD + 1)) {
      CountingIterator<Integer> endless = endless();
      try (Results<Integer> results =
          group.map(AT_ONCE, input -> input, endless, buffer, Gather.FOREVER)) {
        assertTrue(endless.taken() <= buffer, () -> endless.taken() + " are taken");
        assertEquals(1, results.next());
        assertEquals(2, results.next());
        assertTrue(endless.taken() <= buffer + 2, () -> endless.taken() + " are taken");
      }
    }
    try (Results<Integer> results =
        group.map(AT_ONCE, input -> input, Collections.<Integer>emptyIterator(), 1, NO_TIME)) {
      assertFalse(results.hasNext());
    }
    Sizes.belowOne()
        .forEach(buffer ->
            assertThrows(
                IllegalArgumentException.class,
                () -> group.map(AT_ONCE, input -> input, endless(), buffer, Gather.FOREVER)));
  }

  private static CountingIterator<Integer> endless() {
    return new CountingIterator<>(IntStream.iterate(1, number -> number + 1).iterator());
  }

  /// It waits for the first result, and has no room for a third input meanwhile.
  @Asks(21)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void takesNoInputWhileItWaits() throws InterruptedException {
    Commands commands = new Commands();
    CountingIterator<Integer> endless = endless();
    Gather<Integer> group = subject.create();
    try (Crew crew = new Crew(ThreadKind.PLATFORM);
        Results<Integer> results =
            group.map(commands, input -> input, endless, 2, Gather.FOREVER)) {
      crew.start("gatherer", () -> assertEquals(1, results.next())).awaitWaiting();
      assertTrue(endless.taken() <= 2, () -> endless.taken() + " are taken");
      commands.run(0);
      crew.joinSoon();
    }
  }

  /// A limit is over, and so are the times of a map and of an iterator, when somebody waits for the
  /// first time. They are so long that a busy host does not keep who asks from it for as long.
  @Asks({3, 12, 17, 25})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Dear
  void countsEveryTimeFromTheCallAlsoBeforeAnybodyWaits() throws InterruptedException {
    Duration time = Duration.ofSeconds(2);
    Commands never = new Commands();
    Gather<Integer> group = subject.create();
    group.submit(never, () -> 1, time);
    Commands commands = new Commands();
    Iterator<Future<Integer>> completed = numbers(commands, 2).asCompleted(time);
    commands.run(1);
    try (Results<Integer> results =
        group.map(never, input -> input, List.of(1).iterator(), 1, time)) {
      Thread.sleep(time); // it measures time, and waits for nobody
      long start = System.nanoTime();
      assertThrows(DeadlineException.class, results::next);
      assertEquals(1, group.await(Until.FIRST, Gather.FOREVER).done().size());
      assertEquals(1, completed.next().resultNow());
      assertThrows(DeadlineException.class, completed::next);
      long took = System.nanoTime() - start;
      assertTrue(took < time.toNanos(), () -> "all were over, but waited for " + took + " ns");
    }
  }

  /// A group of tasks that return their numbers, counted from 0.
  private Gather<Integer> numbers(Executor executor, int tasks) {
    Gather<Integer> group = subject.create();
    for (int task = 0; task < tasks; task++) {
      int number = task;
      group.submit(executor, () -> number);
    }
    return group;
  }

  private static Integer fail() {
    throw new IllegalStateException("the task's");
  }

  private static <T> T await(CountDownLatch latch, T result) {
    try {
      latch.await();
      return result;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String awaitForEver(String result) {
    return await(new CountDownLatch(1), result);
  }

  private static <T> List<T> values(List<Future<T>> futures) {
    return futures.stream().map(Future::resultNow).toList();
  }

  private static <T> List<T> sorted(List<T> values) {
    return values.stream().sorted().toList();
  }

  private static <T> List<T> rest(Iterator<T> results) {
    List<T> rest = new ArrayList<>();
    results.forEachRemaining(rest::add);
    return rest;
  }
}
