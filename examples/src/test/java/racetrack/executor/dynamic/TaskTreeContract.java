// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.executor.dynamic.TaskTree.Step;
import racetrack.executor.dynamic.TaskTree.Work;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every runner of trees promises. Each subject is held to all of it.
@EverySubject
class TaskTreeContract {

  @Parameter TaskTreeSubject subject;

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void returnsAtOnceIfThereIsNothingToDo() throws Exception {
    assertEquals(List.of(), subject.create(2).run(List.<Integer>of(), this::alone));
  }

  /// Each task of depth d makes three of depth d - 1: 1 + 3 + 9 + 27 + 81 tasks per root.
  @Asks({3, 4, 6})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void runsEveryTaskOnce(ThreadKind kind) throws InterruptedException {
    Work<Integer, Integer> work =
        depth -> new Step<>(depth, Collections.nCopies(depth == 0 ? 0 : 3, depth - 1));
    Crew.alone(
        kind,
        () -> {
          List<Integer> depths = subject.create(3).run(List.of(4, 4), work);
          for (int depth = 0; depth <= 4; depth++) {
            assertEquals(
                2 * Math.round(Math.pow(3, 4.0 - depth)), Collections.frequency(depths, depth));
          }
          assertEquals(2 * (1 + 3 + 9 + 27 + 81), depths.size());
        });
  }

  @Asks({3, 6})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void runsAChainToItsEnd(ThreadKind kind) throws InterruptedException {
    int links = 10_000; // more than a stack has room for
    List<Integer> all = IntStream.rangeClosed(1, links).boxed().toList();
    Work<Integer, Integer> work = link -> new Step<>(link, next(link, links));
    Crew.alone(
        kind,
        () -> {
          List<Integer> chain = subject.create(2).run(List.of(1), work);
          assertEquals(all, chain.stream().sorted().toList());
        });
  }

  /// What a link of a chain makes: the next one, but for the last.
  private static List<Integer> next(int link, int last) {
    return link == last ? List.of() : List.of(link + 1);
  }

  /// All tasks are equal, all workers are at it until the end, and many end at the same moment.
  @Asks({3, 4, 6})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void losesNoneOfTwentyThousand(ThreadKind kind) throws InterruptedException {
    int each = 100;
    Work<String, String> work =
        task ->
            switch (task) {
              case "root" -> new Step<>(task, Collections.nCopies(each, "branch"));
              case "branch" -> new Step<>(task, Collections.nCopies(each, "leaf"));
              default -> alone(task);
            };
    Crew.alone(
        kind,
        () -> {
          StrayPermits.carryOne(); // who parks once, and believes it, is back too early
          List<String> results = subject.create(4).run(List.of("root", "root"), work);
          assertEquals(2 + 2 * each + 2 * each * each, results.size());
        });
  }

  /// Two trees at the same time, and one within a task of another.
  @Asks({3, 4, 6})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsEachTreeApart(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        5,
        () -> subject.create(2),
        (tree, number) -> {
          List<Integer> results =
              tree.run(
                  List.of(number, number),
                  task -> {
                    assertEquals(List.of(task, task), within(tree, task));
                    return alone(task);
                  });
          assertEquals(List.of(number, number), results);
        });
  }

  /// A tree of two tasks, whose results are one number.
  private List<Integer> within(TaskTree tree, int number)
      throws ExecutionException, InterruptedException {
    return tree.run(
        List.of(number), task -> new Step<>(number, task < 0 ? List.of() : List.of(-1)));
  }

  /// All workers are at work, then all but one have nothing to do, and then all are needed again.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void wakesAllWorkersForWhatComesLate(ThreadKind kind) throws InterruptedException {
    int workers = 3;
    Rendezvous all = new Rendezvous(workers);
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    Work<String, String> work =
        task -> {
          threads.add(Thread.currentThread());
          all.meet();
          if (!task.equals("last")) {
            return alone(task);
          }
          awaitOthersIdle(threads);
          return new Step<>(task, Collections.nCopies(workers, "late"));
        };
    Crew.alone(
        kind,
        () -> {
          List<String> results =
              subject.create(workers).run(List.of("last", "early", "early"), work);
          assertEquals(2 * workers, results.size());
        });
  }

  private static void awaitOthersIdle(Queue<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      if (!thread.equals(Thread.currentThread())) {
        Crew.awaitIdle(thread);
      }
    }
  }

  /// A task makes so many that each worker is needed, more than there are processors.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void hasAllOfManyWorkersAtWork(ThreadKind kind) throws InterruptedException {
    Rendezvous all = new Rendezvous(Sizes.CROWD);
    List<Integer> made = IntStream.range(0, Sizes.CROWD).boxed().toList();
    Work<Integer, Integer> work =
        task -> {
          if (task < 0) {
            return new Step<>(task, made);
          }
          all.meet();
          return alone(task);
        };
    Crew.alone(
        kind,
        () -> {
          List<Integer> results = subject.create(Sizes.CROWD).run(List.of(-1), work);
          assertEquals(1 + Sizes.CROWD, results.size());
        });
  }

  /// Each task of a chain looks at the note of the one that made it.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenByTasks(ThreadKind kind) throws InterruptedException {
    int links = 300;
    int[] notes = new int[links + 1];
    Work<Integer, Integer> work =
        link -> {
          notes[link] = notes[link - 1] + 1;
          return new Step<>(link, next(link, links));
        };
    Crew.alone(
        kind,
        () -> {
          List<Integer> _ = subject.create(2).run(List.of(1), work);
          assertEquals(links, notes[links]);
        });
  }

  /// The first task goes on until the thread of the second has nothing to do, and then makes two
  /// that need a thread each.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void hasAllWorkersForWhatComesLate(ThreadKind kind) throws InterruptedException {
    CompletableFuture<Thread> other = new CompletableFuture<>();
    CountDownLatch firstHasBegun = new CountDownLatch(1);
    CountDownLatch both = new CountDownLatch(2);
    Work<String, String> work =
        task ->
            switch (task) {
              case "first" -> {
                firstHasBegun.countDown();
                Crew.awaitIdle(other.get());
                yield new Step<>(task, List.of("a", "b"));
              }
              case "second" -> {
                firstHasBegun.await();
                other.complete(Thread.currentThread());
                yield alone(task);
              }
              default -> {
                both.countDown();
                both.await();
                yield alone(task);
              }
            };
    Crew.alone(
        kind,
        () -> assertEquals(4, subject.create(2).run(List.of("first", "second"), work).size()));
  }

  /// The long one ends when all others have: none of them may wait for its worker.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsAllOthersBesideATaskThatIsLong(ThreadKind kind) throws InterruptedException {
    List<String> others = Collections.nCopies(4, "short");
    CountDownLatch left = new CountDownLatch(2 * others.size());
    Work<String, String> work =
        task ->
            switch (task) {
              case "long" -> {
                left.await();
                yield alone(task);
              }
              case "root" -> new Step<>(task, others);
              default -> {
                left.countDown();
                yield alone(task);
              }
            };
    Crew.alone(
        kind,
        () -> {
          List<String> results = subject.create(2).run(List.of("long", "root", "root"), work);
          assertEquals(3 + 2 * others.size(), results.size());
        });
  }

  /// They wait for a result, which the library's pools know of, and may take for an absence.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsAsManyAtATimeAsItHasWorkers(ThreadKind kind) throws InterruptedException {
    int workers = 3;
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(workers);
    CompletableFuture<String> release = new CompletableFuture<>();
    List<Integer> made = IntStream.range(0, 60).boxed().toList();
    Work<Integer, Integer> work =
        task -> {
          if (task < 0) {
            return new Step<>(task, made);
          }
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          all.countDown();
          release.get();
          running.decrementAndGet();
          return alone(task);
        };
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> subject.create(workers).run(List.of(-1), work));
      crew.start(
          "test",
          () -> {
            all.await();
            Crew.giveAChance(() -> most.get() > workers);
            release.complete("");
          });
      crew.joinSoon();
    }
    assertEquals(workers, most.get());
  }

  @Asks({3, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void endsWithTheFirstFailure(ThreadKind kind) throws InterruptedException {
    for (Throwable failure : Failures.all().toList()) {
      endsWith(failure, kind);
    }
  }

  private void endsWith(Throwable failure, ThreadKind kind) throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    List<String> three = Collections.nCopies(3, "failing");
    Work<String, String> work =
        task -> {
          if (task.equals("root")) {
            return new Step<>(task, three);
          }
          begun.incrementAndGet();
          return Failures.raise(failure);
        };
    Crew.alone(kind, () -> assertFailsWith(failure, List.of("root"), work));
    assertTrue(begun.get() <= 2, begun::toString);
  }

  /// The tree is none the worse for it.
  private void assertFailsWith(Throwable failure, List<String> roots, Work<String, String> work)
      throws ExecutionException, InterruptedException {
    TaskTree tree = subject.create(2);
    ExecutionException thrown = assertThrows(ExecutionException.class, () -> tree.run(roots, work));
    assertSame(failure, thrown.getCause());
    assertEquals(List.of(1), tree.run(List.of(1), this::alone));
  }

  /// Two of three tasks begin. The first fails; the second goes on, whether it is interrupted or
  /// not, until the thread of the first has nothing more to do, and fails as well, which is no
  /// news.
  @Asks({5, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void waitsForTheOthersWhenOneFails(ThreadKind kind) throws InterruptedException {
    IllegalStateException first = new IllegalStateException("the first");
    CompletableFuture<Thread> failing = new CompletableFuture<>();
    CountDownLatch two = new CountDownLatch(2);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    Work<String, String> work =
        task -> {
          int place = begun.incrementAndGet();
          two.countDown();
          two.await();
          if (place == 1) {
            failing.complete(Thread.currentThread());
            throw first;
          }
          goOnUntilIdle(failing.join());
          ended.incrementAndGet();
          throw new IllegalStateException("the last");
        };
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> {
            ExecutionException thrown =
                assertThrows(
                    ExecutionException.class,
                    () -> subject.create(2).run(List.of("a", "b", "c"), work));
            assertEquals(1, ended.get(), "a task goes on");
            assertSame(first, thrown.getCause());
          });
      crew.joinSoon();
    }
    assertEquals(2, begun.get());
  }

  /// Of the tasks that one has made, the first goes on until the thread of another task, which
  /// fails, has nothing more to do. Those behind it are not begun.
  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void beginsNoneOfTheOthersWhenATaskFails(ThreadKind kind) throws InterruptedException {
    CompletableFuture<Thread> failing = new CompletableFuture<>();
    CountDownLatch madeRuns = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Work<String, String> work =
        task ->
            switch (task) {
              case "maker" -> new Step<>(task, List.of("made", "made", "made"));
              case "failing" -> {
                madeRuns.await();
                failing.complete(Thread.currentThread());
                throw new IllegalStateException("made up");
              }
              default -> {
                begun.incrementAndGet();
                madeRuns.countDown();
                goOnUntilIdle(failing.join());
                yield alone(task);
              }
            };
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () ->
              assertThrows(
                  ExecutionException.class,
                  () -> subject.create(2).run(List.of("maker", "failing"), work)));
      crew.joinSoon();
    }
    assertEquals(1, begun.get());
  }

  private static void goOnUntilIdle(Thread other) {
    boolean isIdle = false;
    while (!isIdle) {
      try {
        Crew.awaitIdle(other);
        isIdle = true;
      } catch (InterruptedException e) {
        // Whether this one is interrupted is unspecified; it goes on in any case.
      }
    }
  }

  @Asks({5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void interruptsItsTasksWhenInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Work<String, String> work =
        task -> {
          begun.countDown();
          try {
            never.await();
          } finally {
            ended.incrementAndGet();
          }
          return alone(task);
        };
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () -> {
                assertIsInterrupted(List.of("first", "second"), work);
                assertEquals(1, ended.get());
              });
      crew.await(begun);
      caller.awaitWaiting().interrupt();
      crew.joinSoon();
    }
  }

  /// The task goes on though it is interrupted, and the caller is interrupted while it waits for
  /// that.
  @Asks({5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void waitsForItsTasksHoweverOftenItIsInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Thread> runner = new CompletableFuture<>();
    Work<String, String> work =
        task -> {
          begun.countDown();
          assertThrows(InterruptedException.class, release::await);
          interrupted.countDown();
          goOnUntil(release);
          return alone(task);
        };
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () -> {
                runner.complete(Thread.currentThread());
                assertIsInterrupted(List.of("first"), work);
                assertEquals(0, release.getCount(), "a task goes on");
              });
      crew.await(begun);
      caller.awaitWaiting().interrupt();
      crew.await(interrupted);
      caller.awaitWaiting().interrupt();
      Crew.awaitIdle(runner.join());
      release.countDown();
      crew.joinSoon();
    } finally {
      release.countDown();
    }
  }

  private static void goOnUntil(CountDownLatch end) {
    boolean isOver = false;
    while (!isOver) {
      try {
        end.await();
        isOver = true;
      } catch (InterruptedException e) {
        // It may be interrupted once more; it goes on in any case.
      }
    }
  }

  private void assertIsInterrupted(List<String> roots, Work<String, String> work) {
    assertThrows(InterruptedException.class, () -> subject.create(1).run(roots, work));
  }

  /// Each task makes another, and so for ever.
  @Asks(8)
  @ParameterizedTest
  @EnumSource
  void endsIfTheCallerWasInterruptedBefore(ThreadKind kind) throws InterruptedException {
    Crew.alone(
        kind,
        () -> {
          Thread.currentThread().interrupt();
          assertIsInterrupted(List.of("one"), task -> new Step<>(task, List.of("another")));
        });
  }

  /// The task that runs takes no notice of its interruption, and makes another.
  @Asks(8)
  @ParameterizedTest
  @EnumSource
  void beginsNoTaskOnceItIsInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger late = new AtomicInteger();
    Work<String, String> work =
        task -> {
          if (task.equals("late")) {
            late.incrementAndGet();
            return alone(task);
          }
          begun.countDown();
          assertThrows(InterruptedException.class, never::await);
          return new Step<>(task, List.of("late"));
        };
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller = crew.start("caller", () -> assertIsInterrupted(List.of("first"), work));
      crew.await(begun);
      caller.awaitWaiting().interrupt();
      crew.joinSoon();
    }
    assertEquals(0, late.get());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesFewerThanOneWorker(int workers) throws InterruptedException {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was " + workers, () -> subject.create(workers));
  }

  private <T> Step<T, T> alone(T task) {
    return new Step<>(task, List.of());
  }
}
