// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E1;
import static racetrack.conformance.Requirement.E12;
import static racetrack.conformance.Requirement.E13;
import static racetrack.conformance.Requirement.E14;
import static racetrack.conformance.Requirement.E15;
import static racetrack.conformance.Requirement.E16;
import static racetrack.conformance.Requirement.E9;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.executor.pool.TaskPool.Saturation;
import racetrack.executor.pool.TaskPool.Settings;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.FreshCode;
import racetrack.testkit.LifeCycles;
import racetrack.testkit.LifeCycles.Pair;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Row;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Times.Count;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every pool promises. Each subject is held to all of it.
///
/// Clients are threads of a crew: a twin that loses a task leaves its client waiting, and the crew
/// notices. What runs in the pool waits for the test, and never for time to pass.
@EverySubject
class TaskPoolContract {

  @Parameter TaskPoolSubject subject;

  private final List<ExecutorService> pools = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  /// A test that fails must leave no worker.
  @AfterEach
  void stopThePools() {
    release.countDown();
    pools.forEach(ExecutorService::shutdownNow);
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E1)
  void runsATaskAndReturnsItsResult() throws Exception {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    assertEquals("done", pool.submit(() -> "done").get());
    assertEquals("mine", pool.submit(() -> {}, "mine").get());
    assertEquals(List.of(1, 2), results(pool.invokeAll(List.of(() -> 1, () -> 2))));
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void keepsAFailureForWhoeverGetsIt(Throwable failure) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          () -> {
            Future<?> future = pool.submit((Callable<?>) () -> Failures.raise(failure));
            assertSame(failure, assertThrows(ExecutionException.class, future::get).getCause());
          });
      crew.joinSoon();
    }
  }

  /// Each worker has several, and the handler of some fails too. Then all workers must be there,
  /// and all the room.
  @Asks({1, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void survivesTasksThatFail(ThreadKind kind) throws InterruptedException {
    int workers = 2;
    TaskPool pool = pool(workers, 2, Saturation.BLOCK); // less room than there are failures
    LinkedBlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    Rendezvous all = new Rendezvous(workers);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            for (int time = 0; time < 2; time++) {
              Failures.unchecked().forEach(failure -> pool.execute(failing(failure, reported)));
              Failures.unchecked().forEach(failure -> pool.execute(failingTwice(failure)));
            }
            List<Future<?>> last = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
              last.add(pool.submit(all::meet));
            }
            for (Future<?> future : last) {
              future.get();
            }
          });
      crew.joinSoon();
    }
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  void reportsAFailureThatNobodyCanGet(Throwable failure) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    LinkedBlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          () -> {
            pool.execute(failing(failure, reported));
            assertSame(failure, reported.take());
          });
      crew.joinSoon();
    }
  }

  @Asks(15)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT_COUNTS)
  void waitsForNothingIfThereIsNoTime(Count none) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    List<Callable<String>> tasks = List.of(awaitRelease());
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          () -> {
            assertFalse(pool.awaitTermination(none.amount(), none.unit()));
            assertTrue(pool.invokeAll(tasks, none.amount(), none.unit()).getFirst().isCancelled());
            assertThrows(
                TimeoutException.class, () -> pool.invokeAny(tasks, none.amount(), none.unit()));
            Future<String> pending = pool.submit(tasks.getFirst());
            assertThrows(TimeoutException.class, () -> pending.get(none.amount(), none.unit()));
          });
      crew.joinSoon();
    }
  }

  @Asks(15)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void waitsForItsEndNoShorterThanIsSaid() throws Exception {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    Times.assertPass(nanos -> assertFalse(pool.awaitTermination(nanos, TimeUnit.NANOSECONDS)));
  }

  /// It is woken again and again, by strangers and by tasks that end.
  @Asks(15)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void givesUpWaitingForItsEndHoweverOftenItIsWoken(ThreadKind kind) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    long time = StrayPermits.until(subject).toNanos();
    AtomicBoolean hasGivenUp = new AtomicBoolean();
    try (Crew crew = new Crew(kind)) {
      Crew.Member impatient =
          crew.start(
              "impatient",
              () -> {
                assertFalse(pool.awaitTermination(time, TimeUnit.NANOSECONDS));
                hasGivenUp.set(true);
              });
      crew.start(
          "client",
          () -> {
            while (!hasGivenUp.get()) {
              assertEquals("done", pool.submit(() -> "done").get());
            }
          });
      StrayPermits.wakeUntilItGivesUp(impatient, pool);
      crew.joinSoon();
    }
  }

  @Asks(15)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS_COUNTS)
  void waitsAsLongAsItTakesIfThereIsAllTime(Count all) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    List<Callable<String>> tasks = List.of(() -> "done");
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          () -> {
            assertEquals("done", pool.submit(tasks.getFirst()).get(all.amount(), all.unit()));
            assertEquals(List.of("done"), results(pool.invokeAll(tasks, all.amount(), all.unit())));
            assertEquals("done", pool.invokeAny(tasks, all.amount(), all.unit()));
            pool.execute(() -> isCalm(release));
            pool.shutdown();
          });
      crew.joinSoon();
      crew.start("waiter", () -> assertTrue(pool.awaitTermination(all.amount(), all.unit())))
          .awaitWaiting(); // a pool that has nothing to do may have ended before it is asked
      release.countDown();
      crew.joinSoon();
    }
  }

  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E12)
  void rejectsWorkAfterShutdown() throws InterruptedException {
    for (Saturation saturation : Saturation.values()) {
      TaskPool pool = pool(1, 0, saturation);
      assertFalse(pool.isShutdown());
      pool.shutdown();
      pool.shutdown();
      assertTrue(pool.isShutdown());
      assertRejected(pool);
      assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> "never"));
      assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
      assertTrue(pool.isTerminated());
    }
  }

  /// Also if it has no room, and there is something to wait for, or a submitter to run it.
  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  @Row(E12)
  void rejectsWhatThereIsNoRoomForAfterShutdown(Saturation saturation) throws InterruptedException {
    TaskPool pool = fullPool(saturation);
    pool.shutdown();
    Crew.alone(ThreadKind.PLATFORM, () -> assertRejected(pool));
  }

  @Asks(14)
  @ParameterizedTest
  @EnumSource
  @Row(E12)
  void saysThatItHasTerminatedAlsoToAnInterruptedThread(ThreadKind kind)
      throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    pool.execute(() -> {});
    pool.shutdown();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "waiter",
          () -> {
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
            Thread.currentThread().interrupt();
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
            assertTrue(pool.awaitTermination(0, TimeUnit.NANOSECONDS));
            assertTrue(Thread.currentThread().isInterrupted());
          });
      crew.joinSoon();
    }
  }

  /// Two wait for the end of a pool that has run nothing, or is at it; before that, one gives up
  /// and one is interrupted, and neither takes anything along.
  @Asks({8, 14, 15})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void tellsAllWhoWaitThatItHasTerminated(ThreadKind kind) throws InterruptedException {
    for (boolean isAtWork : List.of(true, false)) {
      TaskPool pool = pool(1, 1, Saturation.BLOCK);
      if (isAtWork) {
        pool.execute(() -> isCalm(release));
      }
      try (Crew crew = new Crew(kind);
          Crew others = new Crew(kind)) {
        for (int number = 1; number <= 2; number++) {
          crew.start(
                  "waiter " + number, () -> assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES)))
              .awaitWaiting();
        }
        others.start(
            "impatient", () -> assertFalse(pool.awaitTermination(5, TimeUnit.MILLISECONDS)));
        others
            .start(
                "interrupted",
                () ->
                    assertThrows(
                        InterruptedException.class,
                        () -> pool.awaitTermination(1, TimeUnit.MINUTES)))
            .awaitWaiting()
            .interrupt();
        others.joinSoon();
        crew.start(
            "closer",
            () -> {
              pool.shutdown();
              release.countDown();
            });
        crew.joinSoon();
      }
    }
  }

  /// It is asked again and again whether it has ended, while others submit and it runs.
  @Asks({8, 11})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void saysThatItHasNotEndedWhileItIsBusy() throws InterruptedException {
    TaskPool pool = pool(2, 8, Saturation.BLOCK);
    AtomicInteger ran = new AtomicInteger();
    int tasks = 4_000;
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("submitter", tasks, _ -> pool.execute(ran::incrementAndGet));
      crew.start(
          "looker",
          () -> {
            while (ran.get() < tasks) {
              assertFalse(pool.isShutdown() || pool.isTerminated());
            }
            pool.shutdown();
            assertTrue(pool.isShutdown());
          });
      crew.joinSoon();
    }
  }

  /// It is shut down when the loops have run hot, and run as the compiler has left them.
  @Asks({8, 11})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void isSeenToEndByLoopsThatLookForIt() throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      List<Crew.Member> lookers =
          Stream.of("lookForTheShutdown", "lookForTheEnd")
              .map(loop ->
                  crew.start(
                      loop,
                      FreshCode.of(
                          MethodHandles.lookup(), Loops.class, loop, TaskPool.class, pool)))
              .toList();
      for (Crew.Member looker : lookers) {
        looker.awaitHot(Duration.ofMillis(100));
      }
      pool.shutdown();
      crew.joinSoon();
    }
  }

  /// In each round two come to a new pool at the same moment: to shut it down, or to submit a task.
  @Asks({8, 11})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Row(E13)
  void isShutDownWhateverElseIsAskedOfItAtThatMoment() throws InterruptedException {
    int rounds = 1_000;
    List<TaskPool> fresh =
        Stream.generate(() -> pool(1, 1, Saturation.BLOCK)).limit(rounds).toList();
    AtomicInteger ran = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    int[] accepted = new int[1];
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "closer",
          rounds,
          round -> {
            Crew.meetClosely(arrivals, round);
            fresh.get(round).shutdown();
            assertTrue(fresh.get(round).awaitTermination(1, TimeUnit.MINUTES));
          });
      crew.start(
          "other",
          rounds,
          round -> {
            Crew.meetClosely(arrivals, round);
            Times.pause(round / 2 % 4); // it takes some time to see that the other is here
            if (round % 2 == 0) {
              fresh.get(round).shutdown();
            } else {
              accepted[0] += submitOnce(fresh.get(round), ran);
            }
          });
      crew.joinSoon();
    }
    assertEquals(accepted[0], ran.get());
  }

  /// {@return how many tasks that count themselves were accepted, of one}
  private static int submitOnce(TaskPool pool, AtomicInteger ran) {
    try {
      pool.execute(ran::getAndIncrement);
      return 1;
    } catch (RejectedExecutionException e) {
      return 0;
    }
  }

  /// In each round, the last tasks end at once, and so do all workers, none of them by a failure.
  @Asks(8)
  @Asks.About(Dimension.LIVE)
  @Test
  @Row(E13)
  void endsWhenAllItsWorkersEndAtOnce() throws InterruptedException {
    int workers = 6;
    List<TaskPool> fresh =
        Stream.generate(() -> pool(workers, 1, Saturation.BLOCK)).limit(100).toList();
    LinkedBlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          fresh.size(),
          round -> {
            TaskPool pool = fresh.get(round);
            Rendezvous all = new Rendezvous(workers);
            for (int worker = 0; worker < workers; worker++) {
              pool.execute(() -> {
                Thread.currentThread()
                    .setUncaughtExceptionHandler((_, thrown) -> reported.add(thrown));
                all.meet();
              });
            }
            pool.shutdown();
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
          });
      crew.joinSoon();
    }
    assertEquals(List.of(), List.copyOf(reported));
  }

  /// What runs by then submits one more, for which there is room.
  @Asks({8, 11})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  @Row(E13)
  void finishesWhatIsQueuedWhenItIsShutDown(ThreadKind kind) throws InterruptedException {
    TaskPool pool = pool(1, 3, Saturation.BLOCK);
    Future<?> running =
        pool.submit(() -> {
          release.await();
          assertRejected(pool);
          return "rejected";
        });
    List<Future<Integer>> queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    pool.shutdown();
    assertFalse(pool.isTerminated());
    assertFalse(pool.awaitTermination(0, TimeUnit.NANOSECONDS));
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            running.get();
            assertEquals(List.of(1, 2), results(queued));
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
          });
      release.countDown();
      crew.joinSoon();
    }
    assertTrue(pool.isTerminated());
  }

  /// There are more submitters than there is room for, and some are rejected in the midst of it.
  @Asks({8, 11})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  @Row(E13)
  void runsExactlyWhatItHasAcceptedInACrowd(ThreadKind kind) throws InterruptedException {
    for (int round = 0; round < 40; round++) {
      Saturation saturation = round % 2 == 0 ? Saturation.BLOCK : Saturation.CALLER_RUNS;
      TaskPool pool = pool(1 + round % 3, 1 + round % 4, saturation);
      AtomicInteger accepted = new AtomicInteger();
      AtomicInteger ran = new AtomicInteger();
      int enough = 5 * round;
      try (Crew crew = new Crew(kind)) {
        for (int submitter = 1; submitter <= 3; submitter++) {
          crew.start("submitter " + submitter, () -> accepted.addAndGet(submitAll(pool, ran)));
        }
        crew.start(
            "closer",
            () -> {
              while (ran.get() < enough) {
                Crew.giveWay();
              }
              pool.shutdown();
              assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
            });
        crew.joinSoon();
      }
      assertEquals(accepted.get(), ran.get());
    }
  }

  /// {@return how many tasks that count themselves were accepted, of 300}
  private static int submitAll(TaskPool pool, AtomicInteger ran) {
    for (int task = 0; task < 300; task++) {
      try {
        pool.execute(ran::incrementAndGet);
      } catch (RejectedExecutionException e) {
        return task;
      }
    }
    return 300;
  }

  /// A worker makes room only behind the shutdown, so what comes to a full pool is late.
  @Asks(11)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Row(E13)
  void rejectsWhatWaitsForRoomWhenItIsShutDownInACrowd() throws InterruptedException {
    int submitters = 16;
    for (int round = 0; round < 100; round++) {
      TaskPool pool = pool(1, 4, Saturation.BLOCK);
      CountDownLatch isShutDown = new CountDownLatch(1);
      CountDownLatch come = new CountDownLatch(submitters);
      for (int task = 0; task < 1 + 4; task++) {
        pool.execute(() -> isCalm(isShutDown));
      }
      try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
        for (int submitter = 1; submitter <= submitters; submitter++) {
          crew.start(
              "submitter " + submitter,
              () -> {
                come.countDown();
                assertRejected(pool);
              });
        }
        crew.await(come);
        pool.shutdown();
        isShutDown.countDown();
        crew.joinSoon();
      }
    }
  }

  /// As before, with plain tasks and futures, and a hard shutdown that may follow a soft one.
  @Asks(10)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  @Row(E13)
  void runsOrReturnsWhatItHasAcceptedWhenItIsStoppedInACrowd(ThreadKind kind)
      throws InterruptedException {
    for (int round = 0; round < 60; round++) {
      Saturation saturation = round % 2 == 0 ? Saturation.BLOCK : Saturation.CALLER_RUNS;
      TaskPool pool = pool(1 + round % 3, round % 20, saturation);
      TaskAccount account = new TaskAccount(pool);
      int enough = round % 30;
      boolean hadMercy = round % 5 == 0;
      try (Crew crew = new Crew(kind)) {
        for (int submitter = 1; submitter <= 3; submitter++) {
          crew.start("submitter " + submitter, () -> submitAll(account));
        }
        crew.start(
            "closer",
            () -> {
              while (account.submissions() < enough) {
                Crew.giveWay();
              }
              if (hadMercy) {
                pool.shutdown();
              }
              account.stop();
              pool.shutdown();
              account.stop();
              assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
            });
        crew.joinSoon();
      }
      assertEquals(Optional.empty(), account.discrepancy());
    }
  }

  /// Submits 100 tasks, every other one with a future, or fewer if one is rejected.
  private static void submitAll(TaskAccount account) {
    boolean goesOn = true;
    for (int pair = 0; pair < 50 && goesOn; pair++) {
      goesOn =
          account.execute(new TaskAccount.Counted()) && account.submit(new TaskAccount.Counted());
    }
  }

  @Asks(9)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  @Row(E13)
  void takesOutWhatIsQueuedWhenItIsStopped(ThreadKind kind) throws InterruptedException {
    TaskPool pool = pool(1, 4, Saturation.BLOCK);
    AtomicInteger ran = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<?> running =
        pool.submit(() -> {
          begun.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            begun.await();
            List<Future<?>> queued =
                List.of(
                    pool.submit((Callable<Integer>) ran::incrementAndGet),
                    pool.submit((Runnable) ran::incrementAndGet),
                    pool.submit(ran::incrementAndGet, "value"));
            pool.execute(ran::incrementAndGet);
            List<Runnable> tasks = pool.shutdownNow();
            assertEquals(4, tasks.size());
            for (Future<?> future : queued) {
              assertTrue(tasks.contains(future));
              assertEquals(Future.State.CANCELLED, future.state());
            }
            interrupted.await();
            running.get();
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
          });
      crew.joinSoon();
    }
    assertEquals(List.of(), pool.shutdownNow());
    assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> "never"));
    assertEquals(0, ran.get());
  }

  /// All of them wait for what does not come before the pool has terminated.
  @Asks(9)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void interruptsAllThatRunsWhenItIsStopped(ThreadKind kind) throws InterruptedException {
    int workers = Sizes.CROWD;
    TaskPool pool = pool(workers, 1, Saturation.BLOCK);
    CountDownLatch begun = new CountDownLatch(workers);
    AtomicInteger interrupted = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            for (int worker = 0; worker < workers; worker++) {
              pool.execute(() -> {
                begun.countDown();
                interrupted.addAndGet(isCalm(release) ? 0 : 1);
              });
            }
            begun.await();
            assertEquals(List.of(), pool.shutdownNow());
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
          });
      crew.joinSoon();
    }
    assertEquals(workers, interrupted.get());
  }

  /// In each round, a pool is stopped when a worker takes its only task, which ends by nothing
  /// else.
  @Asks({9, 13})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Row(E13)
  void interruptsATaskThatBeginsWhenItIsStopped() throws InterruptedException {
    int rounds = 100;
    List<TaskPool> stopped =
        Stream.generate(() -> pool(1, 1, Saturation.BLOCK)).limit(rounds).toList();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "submitter",
          rounds,
          round -> {
            TaskPool pool = stopped.get(round);
            pool.submit(() -> "its worker is there").get();
            Crew.meet(arrivals, round);
            try {
              pool.execute(() -> isCalm(release));
            } catch (RejectedExecutionException e) {
              // the stop came first
            }
          });
      crew.start(
          "stopper",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            Times.pause(20 * round);
            stopped.get(round).shutdownNow();
            assertTrue(stopped.get(round).awaitTermination(1, TimeUnit.MINUTES));
          });
      crew.joinSoon();
    }
  }

  /// A task runs, another is queued, and two submitters wait for room.
  @Asks({8, 9, 10, 11})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(LifeCycles.PAIRS)
  @Row(E13)
  void endsInWhicheverWayItIsEndedTwice(Pair ways) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> running =
        pool.submit(() -> {
          begun.countDown();
          release.await();
          return "ran";
        });
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("client", begun::await);
      crew.joinSoon();
    }
    Future<?> queued = pool.submit(() -> "ran"); // not before: it might have begun first
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= 2; number++) {
        crew.start("submitter " + number, () -> assertRejected(pool)).awaitWaiting();
      }
      List<Runnable> returned = ways.end(pool, crew);
      if (!ways.isHard()) {
        release.countDown();
      }
      crew.start("waiter", () -> assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES)));
      crew.joinSoon();
      assertEquals(ways.isHard() ? List.of(queued) : List.of(), returned);
    }
    assertEquals(ways.isHard() ? Future.State.FAILED : Future.State.SUCCESS, running.state());
    assertEquals(ways.isHard() ? Future.State.CANCELLED : Future.State.SUCCESS, queued.state());
    assertTrue(pool.isTerminated());
  }

  @Asks({3, 20})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void makesASubmitterWaitUntilThereIsRoom(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.BLOCK);
    CountDownLatch ran = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      Crew.Member submitter =
          crew.start("submitter", () -> pool.execute(ran::countDown)).awaitWaiting();
      StrayPermits.wake(submitter, pool);
      release.countDown();
      crew.start("client", ran::await);
      crew.joinSoon();
    }
  }

  /// A submitter waits for room, a client for a result, and another for the end.
  @Asks({8, 15, 20})
  @Asks.About(Dimension.LIVE)
  @Test
  @Dear
  void waitsForAsLongAsItTakes() throws InterruptedException {
    TaskPool pool = fullPool(Saturation.BLOCK);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= Sizes.MANY; number++) {
        crew.start("one of many submitters", () -> pool.execute(() -> {}));
      }
      Crew.Member submitter = crew.start("submitter", () -> pool.execute(() -> {})).awaitWaiting();
      TaskPool other = pool(1, 1, Saturation.BLOCK);
      Future<String> running = other.submit(awaitRelease());
      Endurance.assertWaitOn(
          submitter,
          crew.start("client", () -> assertEquals("released", running.get())),
          crew.start("closer", other::close));
      release.countDown();
      crew.joinSoon();
    }
    assertTrue(pools.getLast().isTerminated());
  }

  /// Three submitters wait for the room that one task leaves, again and again.
  ///
  /// A task counts as ended before it is let go, so no more can be accepted at any time than have
  /// ended and have room.
  @Asks({3, 20})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void acceptsNoMoreThanItHasRoomFor(ThreadKind kind) throws InterruptedException {
    int submitters = 3;
    int each = 30;
    int room = 2;
    TaskPool pool = pool(1, room - 1, Saturation.BLOCK);
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    Semaphore ends = new Semaphore(0);
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= submitters; number++) {
        crew.start(
            "submitter " + number,
            each,
            _ -> {
              pool.execute(ends::acquireUninterruptibly);
              int unfinished = accepted.incrementAndGet() - ended.get();
              assertTrue(unfinished <= room, () -> unfinished + " are unfinished");
            });
      }
      crew.start(
          "ender",
          submitters * each,
          index -> {
            while (accepted.get() < Math.min(index + room, submitters * each)) {
              Crew.giveWay();
            }
            ended.incrementAndGet();
            ends.release();
          });
      crew.joinSoon();
    } finally {
      ends.release(submitters * each);
    }
  }

  /// Submitters and workers count tasks beside each other. One that is miscounted now and then
  /// leaves room for one more, or for one less.
  ///
  /// On a busy host they are seldom at it at the same moment, so there are many rounds.
  @Asks({3, 20})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  @Dear
  void hasAsMuchRoomAfterACrowdAsBefore() throws InterruptedException {
    int each = 12_000;
    int room = 4_096;
    for (int round = 0; round < 160; round++) {
      TaskPool pool = pool(2, room - 2, Saturation.BLOCK);
      CountDownLatch ran = new CountDownLatch(2 * each);
      CountDownLatch again = new CountDownLatch(1);
      try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
        crew.start("submitter 1", each, _ -> pool.execute(ran::countDown));
        crew.start("submitter 2", each, _ -> pool.execute(ran::countDown));
        crew.start("client", ran::await); // one that has not begun would keep its place
        crew.joinSoon();
        crew.start("client", room, _ -> pool.execute(() -> isCalm(again))); // or it waits for ever
        crew.joinSoon();
        AtomicBoolean isIn = new AtomicBoolean();
        Crew.Step comes =
            _ -> {
              pool.execute(() -> {});
              isIn.set(true);
            };
        crew.start("one too many", 1, comes).giveTimeToSleep();
        assertFalse(isIn.get(), "There was room for one too many.");
        again.countDown();
        crew.joinSoon();
      }
    }
  }

  /// Submitters are interrupted, nothing is submitted, and what waits is cancelled.
  @Asks({2, 3, 12})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void hasItsRoomAgainAfterEachRefusal(ThreadKind kind) throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    Future<?> _ = pool.submit(awaitRelease());
    Future<?> waiting = pool.submit(awaitRelease());
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 3; number++) {
        crew.start("submitter " + number, () -> assertRejected(pool)).awaitWaiting().interrupt();
      }
      crew.joinSoon();
      assertThrows(NullPointerException.class, () -> pool.execute(nothing()));
      assertTrue(waiting.cancel(false));
      release.countDown();
      CountDownLatch again = new CountDownLatch(1);
      crew.start(
          "client",
          () -> {
            pool.submit(() -> "room").get();
            pool.execute(() -> isCalm(again));
            pool.execute(() -> isCalm(again)); // or it waits for ever
          });
      crew.joinSoon();
      crew.start("one too many", () -> pool.execute(() -> {})).awaitWaiting();
      again.countDown();
      crew.joinSoon();
    }
  }

  @SuppressWarnings("NullAway") // null is what is tested
  private static Runnable nothing() {
    return null;
  }

  /// The one is full; and a task of the one waits for a task of the other.
  @Asks({1, 3})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOtherPools(ThreadKind kind) throws InterruptedException {
    TaskPool _ = fullPool(Saturation.BLOCK);
    TwoInstances.ask(
        kind,
        3,
        () -> List.of(pool(1, 1, Saturation.BLOCK), pool(1, 1, Saturation.BLOCK)),
        (both, number) -> {
          Callable<Integer> inner = () -> both.getLast().submit(() -> number).get();
          assertEquals(number, both.getFirst().submit(inner).get());
        });
  }

  /// Each submitter's task waits for that of the other.
  @Asks(17)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void hasSeveralSubmittersRunTheirTasksAtOnce(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.CALLER_RUNS);
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("submitter 1", () -> pool.execute(both::meet));
      crew.start("submitter 2", () -> pool.execute(both::meet));
      crew.joinSoon();
    }
  }

  @Asks({3, 17})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void hasTheSubmitterRunWhatThereIsNoRoomFor(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.CALLER_RUNS);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "submitter",
          () -> {
            Thread runner = pool.submit(Thread::currentThread).get();
            assertSame(Thread.currentThread(), runner);
          });
      crew.joinSoon();
    }
  }

  /// The submitter is interrupted, and so it stays.
  @Asks({6, 18})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  void reportsTheFailureOfATaskThatTheSubmitterRuns(Throwable failure) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.CALLER_RUNS);
    LinkedBlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "submitter",
          () -> {
            Thread.currentThread().interrupt();
            pool.execute(failing(failure, reported));
            assertSame(failure, reported.poll());
            pool.execute(failingTwice(failure));
            assertTrue(Thread.interrupted(), "lost its interrupt");
          });
      crew.joinSoon();
    }
  }

  @Asks(18)
  @ParameterizedTest
  @EnumSource
  void hidesTheSubmittersInterruptFromATaskThatItRuns(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.CALLER_RUNS);
    AtomicBoolean beganInterrupted = new AtomicBoolean(true);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "submitter",
          () -> {
            Thread.currentThread().interrupt();
            pool.execute(() -> beganInterrupted.set(Thread.currentThread().isInterrupted()));
            assertTrue(Thread.currentThread().isInterrupted());
          });
      crew.joinSoon();
    }
    assertFalse(beganInterrupted.get());
  }

  /// The pool is stopped and has terminated while the submitter still runs a task.
  @Asks(19)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void leavesATaskAloneThatTheSubmitterRuns(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.CALLER_RUNS);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "submitter",
          () ->
              pool.execute(() -> {
                begun.countDown();
                ended.set(isCalm(end));
              }));
      crew.start(
          "stopper",
          () -> {
            begun.await();
            pool.shutdownNow();
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
            end.countDown();
          });
      crew.joinSoon();
    }
    assertTrue(ended.get(), "the submitter was interrupted");
  }

  private static boolean isCalm(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Asks(16)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenToTheTaskAndByIt(ThreadKind kind) throws InterruptedException {
    TaskPool pool = pool(2, 1, Saturation.BLOCK);
    int[] question = new int[1];
    int[] answer = new int[1];
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          200,
          round -> {
            question[0] = round;
            Future<?> done = pool.submit(() -> answer[0] = question[0] + 1);
            done.get();
            assertEquals(round + 1, answer[0]);
          });
      crew.joinSoon();
    }
  }

  @Asks(4)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void runsTasksThatWaitForTheirOwn(ThreadKind kind) throws InterruptedException {
    TaskPool pool = pool(2, 0, Saturation.CALLER_RUNS);
    try (Crew crew = new Crew(kind)) {
      crew.start("client", () -> assertEquals(16, pool.submit(() -> leaves(pool, 4)).get()));
      crew.joinSoon();
    }
  }

  @Asks(11)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void rejectsSubmittersWhoWaitWhenItIsShutDown(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.BLOCK);
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        crew.start("submitter " + number, () -> assertRejected(pool)).awaitWaiting();
      }
      pool.shutdown();
      crew.joinSoon();
    }
  }

  @Asks(12)
  @ParameterizedTest
  @EnumSource
  void rejectsASubmitterWhoIsInterrupted(ThreadKind kind) throws InterruptedException {
    TaskPool pool = fullPool(Saturation.BLOCK);
    try (Crew crew = new Crew(kind)) {
      Crew.Member submitter =
          crew.start(
              "submitter",
              () -> {
                assertRejected(pool);
                assertTrue(Thread.currentThread().isInterrupted());
              });
      submitter.awaitWaiting().interrupt();
      crew.joinSoon();
      crew.start(
          "interrupted before",
          () -> {
            Thread.currentThread().interrupt();
            assertRejected(pool);
            assertTrue(Thread.currentThread().isInterrupted());
          });
      crew.joinSoon();
    }
  }

  /// The task before has interrupted its thread, and ends by itself, by a failure, or cancelled.
  @Asks(13)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void beginsATaskUninterrupted() throws InterruptedException {
    TaskPool pool = pool(1, 2, Saturation.BLOCK);
    LinkedBlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    CompletableFuture<Future<?>> own = new CompletableFuture<>();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          () -> {
            pool.execute(() -> {
              boolean _ = isCalm(release);
              Thread.currentThread().interrupt();
            });
            Future<Boolean> queued = pool.submit(() -> Thread.currentThread().isInterrupted());
            release.countDown();
            assertEquals(false, queued.get());
            pool.submit(() -> Thread.currentThread().interrupt()).get();
            assertEquals(false, pool.submit(() -> Thread.currentThread().isInterrupted()).get());
            for (Throwable failure : Failures.unchecked().toList()) {
              pool.execute(() -> {
                Thread.currentThread().interrupt();
                failing(failure, reported).run();
              });
              assertEquals(false, pool.submit(() -> Thread.currentThread().isInterrupted()).get());
            }
            own.complete(pool.submit(() -> own.join().cancel(true)));
            assertEquals(false, pool.submit(() -> Thread.currentThread().isInterrupted()).get());
          });
      crew.joinSoon();
    }
  }

  /// Only who waits for room is refused.
  @Asks({1, 3, 11, 12})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void canBeUsedAndShutDownByAnInterruptedThread() throws InterruptedException {
    for (Saturation saturation : Saturation.values()) {
      TaskPool pool = pool(1, 1, saturation);
      CountDownLatch ran = new CountDownLatch(1);
      try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
        crew.start(
            "client",
            () -> {
              Thread.currentThread().interrupt();
              pool.execute(ran::countDown);
              assertTrue(Thread.interrupted(), "lost its interrupt");
              ran.await();
              Thread.currentThread().interrupt();
              pool.shutdown();
              Thread.interrupted();
              assertTrue(pool.isShutdown());
              assertRejected(pool);
              assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
            });
        crew.joinSoon();
      }
    }
  }

  /// They wait for a result, which the library's pools know of, and may take for an absence.
  @Asks(1)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  @Row(E15)
  void runsAsManyTasksAtOnceAsItHasWorkers(ThreadKind kind) throws InterruptedException {
    int workers = Sizes.CROWD;
    TaskPool pool = pool(workers, 15 * workers, Saturation.BLOCK);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(workers);
    CompletableFuture<String> go = new CompletableFuture<>();
    List<Future<?>> futures = new ArrayList<>();
    for (int task = 0; task < 15 * workers; task++) {
      futures.add(
          pool.submit(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            all.countDown();
            go.get();
            return running.decrementAndGet();
          }));
    }
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            all.await();
            Crew.giveAChance(() -> most.get() > workers);
            go.complete("");
            for (Future<?> future : futures) {
              future.get();
            }
          });
      crew.joinSoon();
    }
    assertEquals(workers, most.get());
  }

  /// The long one ends when all others have: none of them may wait for its worker.
  @Asks(1)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsAllOthersBesideATaskThatIsLong(ThreadKind kind) throws InterruptedException {
    int others = 8;
    TaskPool pool = pool(2, others, Saturation.BLOCK);
    CountDownLatch left = new CountDownLatch(others);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            Future<Integer> longest =
                pool.submit(() -> {
                  left.await();
                  return others;
                });
            for (int task = 1; task <= others; task++) {
              pool.execute(left::countDown);
            }
            assertEquals(others, longest.get());
          });
      crew.joinSoon();
    }
  }

  /// In each round, two find at the same moment that there is one worker too few.
  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void runsNoTaskTooManyWhenTwoSubmitTheFirst() throws InterruptedException {
    int rounds = 150;
    List<TaskPool> fresh =
        Stream.generate(() -> pool(1, 8, Saturation.BLOCK)).limit(rounds).toList();
    List<AtomicInteger> running = Stream.generate(AtomicInteger::new).limit(rounds).toList();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= 2; number++) {
        crew.start(
            "submitter " + number,
            rounds,
            round -> {
              AtomicInteger atWork = running.get(round);
              Crew.meet(arrivals, round);
              Future<?> done =
                  fresh
                      .get(round)
                      .submit(() -> {
                        most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(50_000); // who does not belong here comes meanwhile
                        atWork.getAndDecrement();
                      });
              done.get();
            });
      }
      crew.joinSoon();
    }
    assertEquals(1, most.get());
  }

  /// Each burst finds some workers asleep, and ends only if all of them have come.
  @Asks(1)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  @Row(E15)
  void wakesAllItsWorkersForABurst(ThreadKind kind) throws InterruptedException {
    int workers = 4;
    TaskPool pool = pool(workers, workers, Saturation.BLOCK);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            for (int burst = 0; burst < 200; burst++) {
              CyclicBarrier all = new CyclicBarrier(workers);
              List<Future<?>> futures = new ArrayList<>();
              for (int task = 0; task < workers; task++) {
                futures.add(pool.submit(() -> all.await()));
              }
              for (Future<?> future : futures) {
                future.get();
              }
            }
          });
      crew.joinSoon();
    }
  }

  /// From round to round, the next task comes a little later, and so once when the only worker has
  /// looked for the last time.
  @Asks(1)
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesItsWorkerHoweverSoonItHasGoneToSleep() throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    AtomicInteger ran = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "submitter",
          2_000,
          round -> {
            Times.pause(round % 200);
            pool.execute(ran::getAndIncrement);
            Crew.lookUntil(() -> ran.get() > round);
          });
      crew.joinSoon();
    }
  }

  /// From round to round, a submitter comes a little later to the only place, and so once just when
  /// the task ends that has it.
  @Asks({3, 20})
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesASubmitterHoweverSoonItHasBegunToWait() throws InterruptedException {
    TaskPool pool = pool(1, 0, Saturation.BLOCK);
    AtomicInteger begun = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "submitter",
          1_000,
          round -> {
            pool.execute(() -> {
              begun.getAndIncrement();
              Times.pause(100);
            });
            Crew.lookUntil(() -> begun.get() > round);
            Times.pause(round % 200);
            pool.execute(() -> {});
          });
      crew.joinSoon();
    }
  }

  /// In each round, two come to the only place at the same moment, which a task has for a while.
  @Asks({3, 20})
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesBothWhoBeginToWaitForRoomAtOnce() throws InterruptedException {
    TaskPool pool = pool(1, 0, Saturation.BLOCK);
    Rendezvous both = new Rendezvous(2);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= 2; number++) {
        boolean isFirst = number == 1;
        Crew.Step step =
            round -> {
              if (isFirst) {
                pool.execute(() -> {
                  begun.getAndIncrement();
                  LockSupport.parkNanos(50_000); // most often, both wait by then
                });
              }
              Crew.lookUntil(() -> begun.get() > round);
              Crew.meetClosely(arrivals, round);
              pool.execute(() -> {});
            };
        crew.start("submitter " + number, 500, both.every(1, step));
      }
      crew.joinSoon();
    }
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  @Row(E14)
  void waitsWhenItIsClosedAlsoIfTheBodyThrows(ThreadKind kind) throws InterruptedException {
    AtomicInteger ran = new AtomicInteger();
    IllegalStateException failure = new IllegalStateException("the body's");
    Crew.alone(
        kind,
        () -> {
          assertSame(
              failure, assertThrows(IllegalStateException.class, () -> throwInABody(ran, failure)));
          assertEquals(8, ran.get());
        });
    assertTrue(pools.getFirst().isTerminated());
  }

  /// Its task goes on, though whoever closes it is interrupted while it waits for that.
  @Asks(8)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  @Row(E14)
  void waitsWhenItIsClosedHoweverOftenTheCloserIsInterrupted(ThreadKind kind)
      throws InterruptedException {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean mayEnd = new AtomicBoolean();
    AtomicBoolean hasEnded = new AtomicBoolean();
    pool.execute(() -> {
      begun.countDown();
      while (!mayEnd.get()) {
        LockSupport.parkNanos(100_000); // an interrupt does not end it
      }
      hasEnded.set(true);
    });
    try (Crew crew = new Crew(kind)) {
      crew.start("client", begun::await);
      crew.joinSoon();
      Crew.Member closer =
          crew.start(
              "closer",
              () -> {
                pool.close();
                assertTrue(hasEnded.get(), "a task goes on");
                assertTrue(Thread.interrupted(), "lost its interrupt");
              });
      for (int time = 0; time < 3; time++) {
        closer.awaitWaitingAgain().interrupt();
      }
      closer.awaitWaitingAgain();
      mayEnd.set(true);
      crew.joinSoon();
    } finally {
      mayEnd.set(true);
    }
  }

  private void throwInABody(AtomicInteger ran, RuntimeException failure) {
    try (TaskPool pool = pool(1, 8, Saturation.BLOCK)) {
      for (int task = 0; task < 8; task++) {
        pool.execute(ran::incrementAndGet);
      }
      throw failure;
    }
  }

  @Asks.Nothing(because = "It is a rule of the kit's own settings, which no pool can break.")
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E9)
  void refusesFewerThanOneWorker() throws InterruptedException {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was 0", () -> pool(0, 1, Saturation.BLOCK));
    assertThrows(IllegalArgumentException.class, () -> pool(1, -1, Saturation.BLOCK));
  }

  @Asks(3)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  @Row(E9)
  void takesTheLargestCapacity(Saturation saturation) throws InterruptedException {
    TaskPool pool = pool(2, Integer.MAX_VALUE, saturation);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "client",
          () -> {
            assertNotSame(Thread.currentThread(), pool.submit(Thread::currentThread).get());
            pool.shutdown();
            assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
          });
      crew.joinSoon();
    }
  }

  @Asks(21)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Row(E16)
  void namesItsThreadsWithThePrefix() throws Exception {
    TaskPool pool = create(Settings.DEFAULT.withWorkers(2).withPrefix("100 %s-"));
    Set<String> names = ConcurrentHashMap.newKeySet();
    for (int task = 0; task < 4; task++) {
      pool.submit(() -> names.add(Thread.currentThread().getName())).get();
    }
    assertTrue(names.stream().allMatch(name -> name.matches("100 %s-\\d+")), names::toString);
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNull() {
    TaskPool pool = pool(1, 1, Saturation.BLOCK);
    assertThrows(NullPointerException.class, () -> pool.execute(null));
    assertThrows(NullPointerException.class, () -> pool.submit((Callable<Object>) null));
  }

  private TaskPool pool(int workers, int capacity, Saturation saturation) {
    return create(Settings.DEFAULT.withWorkers(workers).withCapacity(capacity, saturation));
  }

  private TaskPool create(Settings settings) {
    TaskPool pool = subject.create(settings);
    pools.add(pool);
    return pool;
  }

  /// A pool whose only worker waits for the release, with one task that waits for the worker.
  private TaskPool fullPool(Saturation saturation) {
    TaskPool pool = pool(1, 1, saturation);
    Future<?> _ = pool.submit(awaitRelease());
    Future<?> _ = pool.submit(awaitRelease());
    return pool;
  }

  private Callable<String> awaitRelease() {
    return () -> {
      release.await();
      return "released";
    };
  }

  private static void assertRejected(TaskPool pool) {
    assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
  }

  /// A task whose failure goes to a handler that it has set, for want of another way to set one.
  private static Runnable failing(Throwable failure, LinkedBlockingQueue<Throwable> reported) {
    return () -> {
      Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> reported.add(thrown));
      Failures.raise(failure);
    };
  }

  /// A task whose failure goes to a handler that fails as well.
  private static Runnable failingTwice(Throwable failure) {
    return () -> {
      Thread.currentThread()
          .setUncaughtExceptionHandler((_, thrown) -> raiseUnlessItsThreadEnds(thrown));
      Failures.raise(failure);
    };
  }

  /// The JVM itself, which calls the handler of a thread that ends, would print a complaint.
  private static void raiseUnlessItsThreadEnds(Throwable failure) {
    boolean isCalledByTheJvm =
        StackWalker.getInstance()
            .walk(frames ->
                frames.anyMatch(
                    frame -> frame.getMethodName().equals("dispatchUncaughtException")));
    if (!isCalledByTheJvm) {
      Failures.raise(failure);
    }
  }

  /// Counts the leaves of a binary tree, with a task for each half that waits for its own.
  private static int leaves(TaskPool pool, int depth) throws Exception {
    if (depth == 0) {
      return 1;
    }
    Future<Integer> left = pool.submit(() -> leaves(pool, depth - 1));
    Future<Integer> right = pool.submit(() -> leaves(pool, depth - 1));
    return left.get() + right.get();
  }

  private static <T> List<T> results(List<Future<T>> futures)
      throws ExecutionException, InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  /// Loops that are compiled anew for each subject.
  static final class Loops {

    private Loops() {}

    static void lookForTheShutdown(TaskPool pool) {
      long looks = 0;
      while (!pool.isShutdown()) {
        looks++;
      }
      assertTrue(looks > 0);
    }

    static void lookForTheEnd(TaskPool pool) {
      long looks = 0;
      while (!pool.isTerminated()) {
        looks++;
      }
      assertTrue(looks > 0);
    }
  }
}
