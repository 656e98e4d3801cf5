// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.process.pool.Gate;
import racetrack.process.pool.RemoteCallable;
import racetrack.process.pool.RemoteFailureException;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Wording;

/// What every grid promises beyond what a pool does; [PoolPromisesTest] asks that.
///
/// Workers are lost for good: their processes are killed. Threads cannot be, so there a task does
/// the worst that it can do to a thread. Every wait is made by a crew, which sees that it does not
/// end.
@EverySubject
class GridPoolContract {

  @Parameter GridPoolSubject subject;

  @TempDir private Path folder;

  private final List<GridPool> pools = new ArrayList<>();
  private Set<ProcessHandle> childrenBefore = Set.of();

  @BeforeEach
  void lookWhoIsThere() {
    childrenBefore = ProcessHandle.current().children().collect(Collectors.toSet());
  }

  /// Not by closing: the pool of a test that failed may never end.
  @AfterEach
  void leaveNobodyBehind() {
    pools.forEach(GridPool::shutdownNow);
    ProcessHandle.current()
        .children()
        .filter(child -> !childrenBefore.contains(child))
        .forEach(ProcessHandle::destroyForcibly);
  }

  /// The engine's own executors never say that they have terminated.
  @Asks(1)
  @Asks.About(Dimension.TIDY)
  @Test
  void hasTerminatedWhenItIsClosed() throws InterruptedException {
    GridPool pool = pool(1, 10);
    Future<Integer> answer = submit(pool, () -> 42);
    together(() -> {
      pool.close();
      assertEquals(42, answer.resultNow());
      assertTrue(pool.isTerminated());
      assertTrue(pool.awaitTermination(1, TimeUnit.DAYS));
    });
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void tellsInWordsOfAFailureThatCannotCross() throws InterruptedException {
    Future<Integer> failing = submit(pool(1, 10), Stubborn::fail);
    together(() -> {
      Throwable cause = causeOf(failing);
      assertInstanceOf(RemoteFailureException.class, cause);
      assertTrue(requireNonNull(cause.getMessage()).contains("cannot be serialised"));
    });
  }

  /// The same bytes go to both workers: each of the two waits until the other has begun.
  @Asks(2)
  @Asks.About(Dimension.CONCURRENT)
  @Test
  void givesTheSameOutcomeWhicheverWorkerRunsATask() throws InterruptedException {
    GridPool pool = pool(2, 10);
    Runs runs = Runs.in(folder);
    RemoteCallable<Integer> meeting = runs::meet;
    List<Future<Integer>> both = List.of(submit(pool, meeting), submit(pool, meeting));
    together(() -> {
      assertEquals(2, both.getFirst().get());
      assertEquals(2, both.getLast().get());
    });
  }

  @Asks(3)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void refusesWhatItsBacklogHasNoRoomFor() throws InterruptedException {
    GridPool pool = pool(1, 3);
    Gate begun = Gate.in(folder, "begun");
    Gate gate = Gate.in(folder, "gate");
    Future<Integer> running = submit(pool, () -> pass(begun, gate));
    together(() -> {
      begun.pass();
      List<Future<Integer>> waiting =
          IntStream.range(0, 3).mapToObj(number -> submit(pool, () -> number)).toList();
      assertThrows(RejectedExecutionException.class, () -> submit(pool, () -> 3));
      gate.open();
      assertEquals(0, running.get());
      for (int number = 0; number < 3; number++) {
        assertEquals(number, waiting.get(number).get());
      }
    });
  }

  /// Which threads a refusal leaves cannot be asked: the engine starts some whenever it likes.
  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesToHaveNoWorkersOrNoRoom() {
    assertRefused("workers must be at least 1, but was 0", 0, 1);
    assertRefused("backlog must be at least 1, but was 0", 1, 0);
  }

  private void assertRefused(String words, int workers, int backlog) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> subject.create(workers, backlog));
    Wording.assertSaid(subject, words, refused.getMessage());
  }

  @Asks({5, 8})
  @Asks.About(Dimension.LIVE)
  @Test
  void endsTheTaskOfALostWorkerAndHarmsNoneThatWaits() throws InterruptedException {
    GridPool pool = pool(2, 10);
    Runs runs = Runs.in(folder);
    Future<Integer> victim = submit(pool, runs::awaitEnd);
    together(() -> runs.awaitBegun(1));
    List<Future<Integer>> others =
        IntStream.range(0, 5).mapToObj(number -> submit(pool, () -> number)).toList();
    together(() -> {
      runs.killFirst();
      for (int number = 0; number < 5; number++) {
        assertEquals(number, others.get(number).get());
      }
      switch (pool.delivery()) {
        case AT_MOST_ONCE -> assertThrows(ExecutionException.class, victim::get);
        case AT_LEAST_ONCE -> {
          runs.awaitBegun(2);
          runs.end();
          assertEquals(7, victim.get());
        }
      }
    });
  }

  /// At most once: both workers have done something else since, the one that was not lost and the
  /// successor of the one that was.
  @Asks({6, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsTheTaskOfALostWorkerAsOftenAsItPromises() throws InterruptedException {
    GridPool pool = pool(2, 10);
    Runs runs = Runs.in(folder);
    Future<Integer> victim = submit(pool, runs::awaitEnd);
    together(() -> {
      runs.awaitBegun(1);
      runs.killFirst();
    });
    switch (pool.delivery()) {
      case AT_MOST_ONCE -> {
        together(() -> assertThrows(ExecutionException.class, victim::get));
        keepBothBusy(pool);
        assertEquals(1, runs.begun());
      }
      case AT_LEAST_ONCE ->
          together(() -> {
            runs.awaitBegun(2);
            assertFalse(victim.isDone());
            runs.end();
            assertEquals(7, victim.get());
          });
    }
  }

  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsAResultWhoseWorkerIsLost() throws InterruptedException {
    GridPool pool = pool(1, 10);
    Runs runs = Runs.in(folder);
    Future<Integer> early = submit(pool, () -> 42);
    together(() -> Gate.await(early::isDone));
    Future<Integer> victim = submit(pool, runs::awaitEnd);
    together(() -> {
      runs.awaitBegun(1);
      runs.killFirst();
      if (pool.delivery() == Delivery.AT_MOST_ONCE) {
        assertThrows(ExecutionException.class, victim::get);
      }
      assertEquals(42, early.get());
    });
  }

  private GridPool pool(int workers, int backlog) {
    GridPool pool = subject.create(workers, backlog);
    pools.add(pool);
    return pool;
  }

  private static <T> Future<T> submit(GridPool pool, RemoteCallable<T> task) {
    return pool.submit(task);
  }

  private static Throwable causeOf(Future<?> future) {
    return requireNonNull(assertThrows(ExecutionException.class, future::get).getCause());
  }

  private static void together(Crew.Task task) throws InterruptedException {
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("caller", task);
      crew.joinSoon();
    }
  }

  private void keepBothBusy(GridPool pool) throws InterruptedException {
    Gate here = Gate.in(folder, "here");
    Gate there = Gate.in(folder, "there");
    Future<Integer> one = submit(pool, () -> pass(here, there));
    Future<Integer> other = submit(pool, () -> pass(there, here));
    together(() -> {
      one.get();
      other.get();
    });
  }

  private static int pass(Gate begun, Gate gate) throws Exception {
    begun.open();
    gate.pass();
    return 0;
  }

  /// A failure of which no copy can be made.
  private static final class Stubborn extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "unused"}) // that it cannot cross is the question
    private final Object part = new Object();

    Stubborn() {
      super("cannot be serialised");
    }

    static int fail() {
      throw new Stubborn();
    }
  }
}
