// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;

/// What every runner promises. Each subject is held to all of it.
@EverySubject
class RunnerContract {

  @Parameter RunnerSubject subject;

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void returnsNothingForNothing() throws InterruptedException {
    assertEquals(List.of(), subject.create().run(List.of()));
  }

  /// There are so many that the first have begun before the last are made.
  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsEveryResultInItsSlot() throws InterruptedException {
    List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
    List<Callable<Integer>> tasks =
        numbers.stream().<Callable<Integer>>map(number -> () -> number).toList();
    List<Result<Integer>> expected =
        numbers.stream().<Result<Integer>>map(Result.Success::new).toList();
    assertEquals(expected, subject.create().run(tasks));
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsEveryFailure() throws InterruptedException {
    List<Throwable> failures = Failures.all().toList();
    List<Callable<Integer>> tasks =
        failures.stream().<Callable<Integer>>map(failure -> () -> Failures.raise(failure)).toList();
    List<Result<Integer>> expected =
        failures.stream().<Result<Integer>>map(Result.Failure::new).toList();
    assertEquals(expected, subject.create().run(tasks));
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // a task may return null
  void keepsANullAsAResult() throws InterruptedException {
    assertEquals(List.of(new Result.Success<>(null)), subject.create().run(List.of(() -> null)));
  }

  /// A task that fails at once is no reason not to wait for the others.
  @Asks({2, 3})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void waitsForTheOthersWhenOneFails(ThreadKind kind) throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("made up");
    CountDownLatch gate = new CountDownLatch(1);
    List<Result<Integer>> expected =
        List.of(new Result.Failure<>(failure), new Result.Success<>(2));
    try (Crew crew = new Crew(kind)) {
      Callable<Integer> slow =
          () -> {
            gate.await();
            return 2;
          };
      crew.start(
              "caller",
              () ->
                  assertEquals(
                      expected, subject.create().run(List.of(() -> Failures.raise(failure), slow))))
          .awaitWaiting();
      gate.countDown();
      crew.join();
    }
  }

  /// Two runners at the same time, and one again and again; each of its tasks runs others with the
  /// same runner.
  @Asks({2, 3})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsEachRunApart(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        3,
        subject::create,
        (runner, number) -> {
          Callable<List<Result<Integer>>> outer =
              () -> runner.run(List.of(() -> 10 * number, () -> 10 * number + 1));
          List<Result<Integer>> inner =
              List.of(new Result.Success<>(10 * number), new Result.Success<>(10 * number + 1));
          assertEquals(
              List.of(new Result.Success<>(inner), new Result.Success<>(inner)),
              runner.run(List.of(outer, outer)));
        });
  }

  /// A task runs a task that runs a task, and so on.
  @Asks({2, 3})
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsATaskWithinATaskHoweverDeep(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> assertEquals(100, depth(subject.create(), 100)));
      crew.joinSoon();
    }
  }

  private static int depth(Runner runner, int levels) throws InterruptedException {
    if (levels > 0) {
      Callable<Integer> below = () -> depth(runner, levels - 1);
      assertEquals(List.of(new Result.Success<>(levels - 1)), runner.run(List.of(below)));
    }
    return levels;
  }

  /// Each task waits for all others, so that none ends before all have begun. All are the same, and
  /// no two have the same outcome.
  @Asks({2, 3})
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsAllAtTheSameTime(ThreadKind kind) throws InterruptedException {
    int tasks = Sizes.MULTITUDE;
    CyclicBarrier all = new CyclicBarrier(tasks);
    Callable<Integer> task = all::await;
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () ->
              assertEquals(
                  IntStream.range(0, tasks)
                      .<Result<Integer>>mapToObj(Result.Success::new)
                      .collect(Collectors.toSet()),
                  Set.copyOf(subject.create().run(Collections.nCopies(tasks, task)))));
      crew.join();
    }
    assertEquals(0, all.getNumberWaiting());
  }

  /// Two tasks end at the same moment, again and again: whoever notes that they have ended does so
  /// for both at once.
  @Asks({2, 3})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void keepsTheResultsOfTwoThatEndAtTheSameMoment() throws InterruptedException {
    AtomicInteger arrivals = new AtomicInteger();
    Runner runner = subject.create();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "caller",
          1_000,
          round -> {
            Callable<Integer> task =
                () -> {
                  Crew.meet(arrivals, round);
                  return round;
                };
            assertEquals(
                Collections.nCopies(2, new Result.Success<>(round)),
                runner.run(List.of(task, task)));
          });
      crew.joinSoon();
    }
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsNothingOnTheCallersThread() throws InterruptedException {
    Thread caller = Thread.currentThread();
    Callable<Boolean> isCaller = () -> Thread.currentThread().equals(caller);
    for (int tasks = 1; tasks <= 2; tasks++) {
      assertEquals(
          Collections.nCopies(tasks, new Result.Success<>(false)),
          subject.create().run(Collections.nCopies(tasks, isCaller)));
    }
  }

  /// One of a hundred is slow: the first or the last.
  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void waitsForTheSlowest(ThreadKind kind) throws InterruptedException {
    for (int place : List.of(0, 99)) {
      CountDownLatch gate = new CountDownLatch(1);
      List<Callable<Integer>> tasks = new ArrayList<>(Collections.nCopies(100, () -> 1));
      tasks.set(
          place,
          () -> {
            gate.await();
            return 2;
          });
      List<Result<Integer>> expected =
          new ArrayList<>(Collections.nCopies(100, new Result.Success<>(1)));
      expected.set(place, new Result.Success<>(2));
      Runner runner = subject.create();
      try (Crew crew = new Crew(kind)) {
        Crew.Member caller =
            crew.start("caller", () -> assertEquals(expected, runner.run(tasks))).awaitWaiting();
        StrayPermits.wake(caller, runner);
        gate.countDown();
        crew.join();
      }
    }
  }

  @Asks(2)
  @Asks.About(Dimension.LIVE)
  @Test
  void waitsForAsLongAsItTakes() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    Callable<Boolean> slow =
        () -> {
          gate.await();
          return true;
        };
    List<Result<Boolean>> expected = List.of(new Result.Success<>(true));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Endurance.assertWaitOn(
          crew.start("caller", () -> assertEquals(expected, subject.create().run(List.of(slow)))));
      gate.countDown();
      crew.join();
    }
  }

  @Asks(1)
  @Test
  void handsWhatWasWrittenToAndFro() throws InterruptedException {
    for (int round = 1; round <= 20; round++) {
      int[] message = {round};
      assertEquals(
          List.of(new Result.Success<>(round)), subject.create().run(List.of(() -> message[0]++)));
      assertEquals(round + 1, message[0]);
    }
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void interruptsItsTasksIfItIsInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(Sizes.CROWD);
    CountDownLatch interrupted = new CountDownLatch(Sizes.CROWD);
    Callable<Boolean> task =
        () -> {
          begun.countDown();
          assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
          interrupted.countDown();
          return true;
        };
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () ->
                  assertThrows(
                      InterruptedException.class,
                      () -> subject.create().run(Collections.nCopies(Sizes.CROWD, task))));
      crew.await(begun);
      caller.interrupt();
      crew.join();
      crew.start("witness", interrupted::await);
      crew.joinSoon();
    }
  }

  /// It is interrupted before it has anything to wait for; its task would wait for ever.
  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void endsTheWaitOfACallerThatWasInterruptedBefore(ThreadKind kind) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Callable<Boolean> endless =
        () -> {
          never.await();
          return true;
        };
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> subject.create().run(List.of(endless)));
          });
      crew.joinSoon();
    } finally {
      never.countDown();
    }
  }

  /// The tasks of a run are interrupted, and take no notice. Those of the next runs are others.
  @Asks({2, 4})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void interruptsNoTaskOfALaterRun(ThreadKind kind) throws InterruptedException {
    int tasks = 2;
    Runner runner = subject.create();
    CountDownLatch begun = new CountDownLatch(tasks);
    CountDownLatch told = new CountDownLatch(1);
    Callable<Boolean> deaf =
        () -> {
          begun.countDown();
          while (told.getCount() > 0) {
            LockSupport.parkNanos(100_000); // an interrupt does not end it
          }
          return true;
        };
    Callable<Boolean> isInterrupted = () -> Thread.currentThread().isInterrupted();
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () -> {
                assertThrows(
                    InterruptedException.class, () -> runner.run(Collections.nCopies(tasks, deaf)));
                told.countDown();
                for (int run = 1; run <= 50; run++) {
                  Crew.giveWay(); // threads that are used again are free by now
                  assertEquals(
                      Collections.nCopies(tasks, new Result.Success<>(false)),
                      runner.run(Collections.nCopies(tasks, isInterrupted)));
                }
              });
      crew.await(begun);
      caller.interrupt();
      crew.joinSoon();
    } finally {
      told.countDown();
    }
  }

  /// The task goes on, though interrupted, until the caller has been told.
  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void waitsNoLongerOnceItIsInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    Callable<Boolean> deaf =
        () -> {
          begun.countDown();
          while (told.getCount() > 0) {
            LockSupport.parkNanos(100_000); // an interrupt does not end it
          }
          return true;
        };
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () -> {
                assertThrows(InterruptedException.class, () -> subject.create().run(List.of(deaf)));
                told.countDown();
              });
      crew.await(begun);
      caller.interrupt();
      crew.joinSoon();
    } finally {
      told.countDown();
    }
  }
}
