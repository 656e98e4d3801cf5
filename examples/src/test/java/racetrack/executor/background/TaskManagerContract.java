// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.executor.background.TaskManager.Outcome;
import racetrack.executor.background.TaskManager.Outcome.Cancelled;
import racetrack.executor.background.TaskManager.Outcome.Failure;
import racetrack.executor.background.TaskManager.Outcome.Success;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every task manager promises. Each subject is held to all of it.
///
/// Clients are threads of a crew: a twin that owes an outcome leaves them waiting, and the crew
/// notices.
@EverySubject
class TaskManagerContract {

  @Parameter TaskManagerSubject subject;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<TaskManager<?>> managers = new ArrayList<>();

  /// A test that fails must leave no worker, and no interrupt.
  @AfterEach
  void stopTheManagers() {
    Thread.interrupted();
    release.countDown();
    managers.forEach(TaskManager::shutdown);
  }

  @Asks({1, 11})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void hasAnOutcomeForEveryTask(ThreadKind kind) throws InterruptedException {
    int each = 200;
    TaskManager<Integer> manager = start(3);
    Queue<Outcome<Integer>> polled = new ConcurrentLinkedQueue<>();
    try (Crew crew = new Crew(kind)) {
      crew.start("even adder", each, index -> addNumber(manager, 2 * index));
      crew.start("odd adder", each, index -> addNumber(manager, 2 * index + 1));
      crew.start("early poller", each, _ -> polled.addAll(manager.poll()));
      crew.joinSoon();
      crew.start("client", manager::await);
      crew.joinSoon();
    }
    polled.addAll(manager.poll());
    assertEquals(
        IntStream.range(0, 2 * each)
            .<Outcome<Integer>>mapToObj(number -> new Success<>("task " + number, number))
            .toList(),
        polled.stream()
            .sorted(Comparator.comparingInt(outcome -> ((Success<Integer>) outcome).value()))
            .toList());
  }

  @Asks({1, 9})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void givesEachOutcomeOnce() throws InterruptedException {
    TaskManager<Integer> manager = start(1);
    assertEquals(List.of(), manager.poll());
    addNumber(manager, 1);
    manager.await();
    assertEquals(List.of(new Success<>("task 1", 1)), manager.poll());
    addNumber(manager, 2);
    addNumber(manager, 3);
    manager.await();
    assertEquals(
        List.of(new Success<>("task 2", 2), new Success<>("task 3", 3)), sorted(manager.poll()));
    assertEquals(List.of(), manager.poll());
  }

  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void givesTheOldestOutcomeFirst() throws InterruptedException {
    TaskManager<Integer> manager = start(2);
    for (int number = 1; number <= 3; number++) {
      addNumber(manager, number);
      manager.await();
    }
    assertEquals(
        List.of(new Success<>("task 1", 1), new Success<>("task 2", 2), new Success<>("task 3", 3)),
        manager.poll());
  }

  @Asks(5)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenToTheTaskAndByIt(ThreadKind kind) throws InterruptedException {
    TaskManager<Integer> manager = start(2);
    int[] question = new int[1];
    int[] answer = new int[1];
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          200,
          round -> {
            question[0] = round;
            manager.add("task", () -> answer[0] = question[0] + 1);
            while (manager.poll().isEmpty()) {
              Crew.giveWay();
            }
            assertEquals(round + 1, answer[0]);
          });
      crew.joinSoon();
    }
  }

  /// Each worker has several.
  @Asks({1, 9})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void hasAnOutcomeForATaskThatFails(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(2);
    List<Outcome<String>> expected = new ArrayList<>();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            for (int time = 0; time < 3; time++) {
              for (Throwable failure : Failures.all().toList()) {
                String id = "task %02d".formatted(expected.size());
                expected.add(new Failure<>(id, failure));
                manager.add(id, () -> Failures.raise(failure));
              }
            }
            manager.await();
          });
      crew.joinSoon();
    }
    assertEquals(expected, sorted(manager.poll()));
  }

  /// Outcomes of tasks that are called the same, and one without a value.
  @Asks({1, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // a task may return null
  void hasAnOutcomeForEachOfTheSameName() throws InterruptedException {
    TaskManager<Integer> manager = start(1);
    List<Outcome<Integer>> expected = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      Integer value = number == 1 ? null : 7; // two outcomes are equal
      manager.add("task", () -> value);
      expected.add(new Success<>("task", value));
    }
    manager.await();
    List<Outcome<Integer>> polled = manager.poll();
    assertEquals(3, polled.size());
    assertEquals(new HashSet<>(expected), new HashSet<>(polled));
  }

  /// A task of the one waits for a task of the other, and each manager has its own outcomes.
  @Asks({1, 9, 11})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOtherManagers(ThreadKind kind) throws InterruptedException {
    TaskManager<Integer> inner = start(1);
    TwoInstances.ask(
        kind,
        5,
        () -> {
          TaskManager<Integer> manager = start(1);
          return manager;
        },
        (manager, number) -> {
          manager.add(
              "outer " + number,
              () -> {
                inner.add("inner", () -> number);
                inner.await();
                return number;
              });
          manager.await();
          assertEquals(List.of(new Success<>("outer " + number, number)), manager.poll());
        });
    assertEquals(10, inner.poll().size());
  }

  /// A task adds another and looks at the outcomes; the last one shuts down.
  @Asks({6, 10, 14, 15})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void canBeUsedByItsTasks(ThreadKind kind) throws InterruptedException {
    TaskManager<Integer> manager = start(1);
    Callable<Integer> second =
        () -> {
          manager.add("third", () -> 3);
          manager.shutdown();
          return 2;
        };
    Callable<Integer> first =
        () -> {
          manager.add("second", second);
          return manager.poll().size();
        };
    Crew.alone(
        kind,
        () -> {
          manager.add("first", first);
          manager.await();
        });
    assertEquals(
        List.of(
            new Success<>("first", 0), new Success<>("second", 2), new Cancelled<Integer>("third")),
        sorted(manager.poll()));
  }

  @Asks({6, 10, 11})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void waitsForWhatRuns(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    begun.await();
    assertEquals(List.of(), manager.poll());
    try (Crew crew = new Crew(kind)) {
      List<Crew.Member> waiting = new ArrayList<>();
      for (int client = 1; client <= 3; client++) {
        waiting.add(crew.start("client " + client, manager::await).awaitWaiting());
      }
      StrayPermits.wake(waiting.getFirst(), manager);
      release.countDown();
      crew.joinSoon();
    }
    assertEquals(List.of(new Success<>("a", "done")), manager.poll());
  }

  /// Which adds one more itself.
  @Asks({1, 6, 10})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesManyTasksWhileItsWorkerIsBusy() throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add(
        "a",
        () -> {
          begun.countDown();
          release.await();
          manager.add("c", () -> "done");
          return "done";
        });
    begun.await();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("adder", Sizes.LARGE, _ -> manager.add("b", () -> "done"));
      crew.joinSoon();
      assertEquals(List.of(), manager.poll());
      release.countDown();
      crew.start("client", manager::await);
      crew.joinSoon();
    }
    assertEquals(Sizes.LARGE + 2, manager.poll().size());
  }

  /// The long one ends when all others have: none of them may wait for its worker.
  @Asks({2, 11})
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsAllOthersBesideATaskThatIsLong(ThreadKind kind) throws InterruptedException {
    int others = 8;
    TaskManager<String> manager = start(2);
    AtomicInteger left = new AtomicInteger(others);
    manager.add("long", untilReleased("done"));
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            for (int task = 1; task <= others; task++) {
              manager.add(
                  "short",
                  () -> {
                    if (left.decrementAndGet() == 0) {
                      release.countDown();
                    }
                    return "done";
                  });
            }
            manager.await();
          });
      crew.joinSoon();
    }
    assertEquals(1 + others, manager.poll().size());
  }

  @Asks({11, 16})
  @Asks.About(Dimension.LIVE)
  @Test
  @Dear
  void waitsForAsLongAsItTakes() throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    begun.await();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Endurance.assertWaitOn(
          crew.start("client", manager::await), crew.start("closer", manager::close));
      release.countDown();
      crew.joinSoon();
    }
    assertEquals(List.of(new Success<>("a", "done")), manager.poll());
  }

  /// What was queued is cancelled while three wait for it, and once only.
  @Asks({1, 11, 15, 16})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesWhoWaitsForWhatIsCancelled(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    begun.await();
    manager.add("b", () -> "never");
    manager.add("c", () -> "never");
    try (Crew crew = new Crew(kind)) {
      for (int client = 1; client <= 3; client++) {
        crew.start("client " + client, manager::await).awaitWaiting();
      }
      manager.shutdown();
      crew.start("closer", manager::close).awaitWaiting();
      manager.shutdown();
      release.countDown();
      crew.joinSoon();
    }
    manager.shutdown();
    assertEquals(
        List.of(new Success<>("a", "done"), new Cancelled<String>("b"), new Cancelled<String>("c")),
        sorted(manager.poll()));
  }

  /// The worker is at a task until the queued ones are cancelled, and then ends it.
  @Asks({6, 15})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void cancelsWhatIsQueuedAtShutdown(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(1);
    AtomicInteger ran = new AtomicInteger();
    manager.add("a", untilReleased("done"));
    begun.await();
    manager.add("b", () -> "ran " + ran.incrementAndGet());
    manager.add("c", () -> "ran " + ran.incrementAndGet());
    List<Outcome<String>> polled = new ArrayList<>();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            manager.shutdown();
            while (polled.size() < 2) {
              polled.addAll(manager.poll());
              Crew.giveWay();
            }
            release.countDown();
            manager.await();
          });
      crew.joinSoon();
    }
    polled.addAll(manager.poll());
    assertEquals(
        List.of(new Success<>("a", "done"), new Cancelled<String>("b"), new Cancelled<String>("c")),
        sorted(polled));
    assertEquals(0, ran.get());
  }

  @Asks({7, 14})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void rejectsTasksAfterShutdown() throws InterruptedException {
    TaskManager<Integer> manager = start(1);
    addNumber(manager, 1);
    manager.await();
    manager.shutdown();
    manager.shutdown();
    assertThrows(RejectedExecutionException.class, () -> addNumber(manager, 2));
    manager.await();
    assertEquals(List.of(new Success<>("task 1", 1)), manager.poll());
  }

  @Asks({15, 16})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void waitsForWhatRunsWhenItIsClosed(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    begun.await();
    try (Crew crew = new Crew(kind)) {
      Crew.Member closer =
          crew.start(
              "closer",
              () -> {
                manager.close();
                assertTrue(Thread.interrupted());
              });
      closer.awaitWaiting().interrupt();
      assertThrows(RejectedExecutionException.class, () -> manager.add("b", () -> "never"));
      release.countDown();
      crew.joinSoon();
    }
    assertEquals(List.of(new Success<>("a", "done")), manager.poll());
  }

  @Asks(17)
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void endsItsWorkers(ThreadKind kind) throws InterruptedException {
    TaskManager<Thread> manager = start(2);
    manager.add("a", Thread::currentThread);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            manager.await(); // what has not begun would be cancelled
            manager.close();
            for (Outcome<Thread> outcome : manager.poll()) {
              ((Success<Thread>) outcome).value().join();
            }
          });
      crew.joinSoon();
    }
  }

  @Asks(13)
  @ParameterizedTest
  @EnumSource
  void letsAWaiterBeInterrupted(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> assertThrows(InterruptedException.class, manager::await))
          .awaitWaiting()
          .interrupt();
      crew.join();
    }
  }

  @Asks(13)
  @Test
  void letsAnInterruptedThreadWaitForNothing() {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, manager::await);
    assertFalse(Thread.interrupted());
  }

  /// It is also an interrupted thread that adds the task.
  @Asks({6, 12})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @Test
  void keepsNoInterruptedThreadFromSeeingThatNoneIsLeft() throws InterruptedException {
    TaskManager<String> manager = start(1);
    Thread.currentThread().interrupt();
    manager.add("a", () -> "done");
    Thread.interrupted();
    manager.await();
    Thread.currentThread().interrupt();
    manager.await();
    assertTrue(Thread.interrupted());
    assertEquals(List.of(new Success<>("a", "done")), manager.poll());
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void beginsEachTaskUninterrupted() throws InterruptedException {
    TaskManager<Boolean> manager = start(1);
    manager.add(
        "a",
        () -> {
          release.await();
          Thread.currentThread().interrupt();
          return true;
        });
    manager.add("b", () -> Thread.currentThread().isInterrupted());
    IllegalStateException failure = new IllegalStateException("made up");
    manager.add(
        "c",
        () -> {
          Thread.currentThread().interrupt();
          throw failure;
        });
    manager.add("d", () -> Thread.currentThread().isInterrupted());
    release.countDown(); // when there is a next one already
    manager.await();
    assertEquals(
        List.of(
            new Success<>("a", true),
            new Success<>("b", false),
            new Failure<Boolean>("c", failure),
            new Success<>("d", false)),
        sorted(manager.poll()));
  }

  /// They wait for a result, which the library's pools know of, and may take for an absence.
  @Asks(2)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void runsAsManyAtATimeAsItHasWorkers(ThreadKind kind) throws InterruptedException {
    int workers = 3;
    TaskManager<Integer> manager = start(workers);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(workers);
    CompletableFuture<String> go = new CompletableFuture<>();
    for (int task = 0; task < 20; task++) {
      manager.add(
          "task " + task,
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            all.countDown();
            go.get();
            return running.decrementAndGet();
          });
    }
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            all.await();
            Crew.giveAChance(() -> most.get() > workers);
            go.complete("");
            manager.await();
          });
      crew.joinSoon();
    }
    assertEquals(workers, most.get());
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesFewerThanOneWorker(int workers) throws InterruptedException {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was " + workers, () -> subject.start(workers));
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNull() throws InterruptedException {
    TaskManager<String> manager = start(1);
    assertThrows(NullPointerException.class, () -> manager.add(null, () -> "never"));
    assertThrows(NullPointerException.class, () -> manager.add("a", null));
    manager.await();
    assertEquals(List.of(), manager.poll());
  }

  private <T> TaskManager<T> start(int workers) {
    TaskManager<T> manager = subject.start(workers);
    managers.add(manager);
    return manager;
  }

  private static void addNumber(TaskManager<Integer> manager, int number) {
    manager.add("task " + number, () -> number);
  }

  private <T> Callable<T> untilReleased(T value) {
    return () -> {
      begun.countDown();
      release.await();
      return value;
    };
  }

  private static <T> List<Outcome<T>> sorted(List<Outcome<T>> outcomes) {
    return outcomes.stream().sorted(Comparator.comparing(Outcome::id)).toList();
  }
}
