// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.Sizes;
import racetrack.catalogue.ThreadKind;
import racetrack.catalogue.Wording;
import racetrack.executor.background.TaskManager.Outcome;
import racetrack.executor.background.TaskManager.Outcome.Cancelled;
import racetrack.executor.background.TaskManager.Outcome.Failure;
import racetrack.executor.background.TaskManager.Outcome.Success;

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

  @Asks(1)
  @ParameterizedTest
  @EnumSource
  void hasAnOutcomeForATaskThatFails(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(2);
    Exception exception = new IllegalStateException("the task's");
    Error error = new AssertionError("the task's");
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            manager.add("a", () -> fail(exception));
            manager.add("b", () -> fail(error));
            manager.add("c", () -> fail(error));
            manager.add("d", () -> "done");
            manager.await();
          });
      crew.joinSoon();
    }
    assertEquals(
        List.of(
            new Failure<String>("a", exception),
            new Failure<String>("b", error),
            new Failure<String>("c", error),
            new Success<>("d", "done")),
        sorted(manager.poll()));
  }

  @Asks({6, 10, 11})
  @ParameterizedTest
  @EnumSource
  void waitsForWhatRuns(ThreadKind kind) throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", untilReleased("done"));
    begun.await();
    assertEquals(List.of(), manager.poll());
    try (Crew crew = new Crew(kind)) {
      crew.start("client", manager::await).awaitWaiting();
      release.countDown();
      crew.joinSoon();
    }
    assertEquals(List.of(new Success<>("a", "done")), manager.poll());
  }

  /// The worker is at a task until the queued ones are cancelled, and then ends it.
  @Asks({6, 15})
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

  @Asks(12)
  @Test
  void keepsNoInterruptedThreadFromSeeingThatNoneIsLeft() throws InterruptedException {
    TaskManager<String> manager = start(1);
    manager.add("a", () -> "done");
    manager.await();
    Thread.currentThread().interrupt();
    manager.await();
    assertTrue(Thread.interrupted());
    assertEquals(List.of(new Success<>("a", "done")), manager.poll());
  }

  @Asks(4)
  @Test
  void beginsEachTaskUninterrupted() throws InterruptedException {
    TaskManager<Boolean> manager = start(1);
    manager.add(
        "a",
        () -> {
          Thread.currentThread().interrupt();
          return true;
        });
    manager.add("b", () -> Thread.currentThread().isInterrupted());
    manager.await();
    assertEquals(
        List.of(new Success<>("a", true), new Success<>("b", false)), sorted(manager.poll()));
  }

  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void runsAsManyAtATimeAsItHasWorkers(ThreadKind kind) throws InterruptedException {
    int workers = 3;
    TaskManager<Integer> manager = start(workers);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(workers);
    for (int task = 0; task < 20; task++) {
      manager.add(
          "task " + task,
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            all.countDown();
            release.await();
            return running.decrementAndGet();
          });
    }
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "client",
          () -> {
            all.await();
            for (int look = 0; look < 10 && most.get() == workers; look++) {
              LockSupport.parkNanos(1_000_000); // a chance for those that should wait not to
            }
            release.countDown();
            manager.await();
          });
      crew.joinSoon();
    }
    assertEquals(workers, most.get());
  }

  @Asks(3)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesFewerThanOneWorker(int workers) {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was " + workers, () -> subject.start(workers));
  }

  @Asks(8)
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

  private static String fail(Exception exception) throws Exception {
    throw exception;
  }

  private static String fail(Error error) {
    throw error;
  }

  private static <T> List<Outcome<T>> sorted(List<Outcome<T>> outcomes) {
    return outcomes.stream().sorted(Comparator.comparing(Outcome::id)).toList();
  }
}
