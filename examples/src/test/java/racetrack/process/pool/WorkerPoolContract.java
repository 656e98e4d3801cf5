// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.ChildProgram;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Times.Count;
import racetrack.testkit.Wording;

/// What every pool of workers promises. Each subject is held to all of it.
///
/// Every wait is made by a crew, which sees that it does not end. Starting a worker takes long, so
/// no test has more than two at a time.
@EverySubject
class WorkerPoolContract {

  /// What a worker keeps for itself from task to task.
  private static final List<Integer> ANSWERS = new ArrayList<>();

  @Parameter WorkerPoolSubject subject;

  @TempDir private Path folder;

  private final List<WorkerPool> pools = new ArrayList<>();
  private Set<ProcessHandle> childrenBefore = Set.of();

  @BeforeEach
  void lookWhoIsThere() {
    childrenBefore = children().collect(Collectors.toSet());
    ANSWERS.clear();
  }

  /// Not by closing: the pool of a test that failed may never end.
  @AfterEach
  void leaveNobodyBehind() {
    pools.forEach(WorkerPool::shutdownNow);
    newChildren().forEach(ProcessHandle::destroyForcibly);
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void returnsWhatATaskReturns() throws InterruptedException {
    Future<Integer> answer = submit(pool(1), () -> 42);
    together(() -> {
      StrayPermits.carryOne(); // who parks once, and believes it, is back too early
      assertEquals(42, answer.get());
    });
  }

  /// Whatever a task may declare: what it throws beside that is another thing on the other side.
  /// One of them has a cause, which goes with it.
  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void failsWithWhatATaskThrows() throws InterruptedException {
    WorkerPool pool = pool(1);
    List<Throwable> failures =
        Stream.concat(
                Failures.all().filter(failure -> failure.getClass() != Throwable.class),
                Stream.of(new IllegalStateException("made up", new IOException("the cause"))))
            .toList();
    List<Future<Integer>> failing = new ArrayList<>();
    for (Throwable failure : failures) {
      failing.add(submit(pool, () -> Failures.raise(failure)));
    }
    Future<Integer> next = submit(pool, () -> 1);
    together(() -> {
      for (int index = 0; index < failures.size(); index++) {
        Throwable cause = Tasks.causeOf(failing.get(index));
        assertSame(failures.get(index).getClass(), cause.getClass());
        assertEquals(failures.get(index).getMessage(), cause.getMessage());
        assertEquals(
            String.valueOf(failures.get(index).getCause()), String.valueOf(cause.getCause()));
      }
      assertEquals(1, next.get());
    });
  }

  /// A process may have its answers go the way that its output goes.
  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void returnsNullFromATaskThatPrints() throws InterruptedException {
    WorkerPool pool = pool(1);
    long here = pid();
    Future<String> silent = submit(pool, () -> printUnless(here));
    Future<Integer> next = submit(pool, () -> 7);
    together(() -> {
      assertNull(silent.get());
      assertEquals(7, next.get());
    });
  }

  /// A failure that cannot be packed, and a result that can, but not be unpacked. Where nothing
  /// crosses, neither is a difficulty.
  @Asks({1, 15})
  @Asks.About(Dimension.LIVE)
  @Test
  void endsTheFutureOfATaskWhoseOutcomeCannotCross() throws InterruptedException {
    WorkerPool pool = pool(1);
    Future<Integer> failing = submit(pool, WorkerPoolContract::failUnpackably);
    Future<Serializable> answering = submit(pool, Unreadable::new);
    Future<Integer> next = submit(pool, () -> 7);
    together(() -> {
      assertThrows(ExecutionException.class, failing::get);
      Gate.await(answering::isDone);
      assertEquals(7, next.get());
    });
  }

  /// Where nothing crosses, it is a task as any other.
  @Asks({1, 15})
  @Asks.About(Dimension.LIVE)
  @Test
  void endsThoughATaskCouldNotCross() throws InterruptedException {
    WorkerPool pool = pool(1);
    Object stranger = new Object();
    together(() -> {
      try {
        Future<Integer> strange = submit(pool, stranger::hashCode);
        Gate.await(strange::isDone);
      } catch (RejectedExecutionException e) {
        // It is refused where it would have to cross.
      }
      pool.close();
    });
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @Dear
  void takesTheFirstResultOfSeveralTasksAndEndsTheOthers() throws InterruptedException {
    WorkerPool pool = pool(2);
    List<RemoteCallable<Integer>> tasks =
        List.of(() -> Failures.raise(new IllegalStateException("made up")), Tasks::hang, () -> 7);
    together(() -> assertEquals(7, pool.invokeAny(tasks)));
    assertTwoMeet(pool);
  }

  /// It may be refused, as where a submitter waits for room. Else it is accepted.
  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsTheTaskOfAnInterruptedSubmitter() throws InterruptedException {
    WorkerPool pool = pool(1);
    together(() -> {
      Thread.currentThread().interrupt();
      try {
        Future<Integer> answer = submit(pool, () -> 7);
        boolean _ = Thread.interrupted();
        assertEquals(7, answer.get());
      } catch (RejectedExecutionException e) {
        // It knows that it was not accepted.
      }
    });
  }

  /// The one is closed while the other has a task; which is not done by a worker of the one.
  @Asks({1, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOtherPools() throws InterruptedException {
    WorkerPool one = pool(1);
    WorkerPool other = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Gate gate = Gate.in(folder, "gate");
    together(() -> {
      long worker = submit(one, WorkerPoolContract::pid).get();
      Future<String> running = submit(other, () -> meet(begun, gate, "ran"));
      Future<Integer> queued = submit(other, () -> 2);
      begun.pass();
      one.close();
      assertFalse(newChildren().anyMatch(child -> child.pid() == worker), "a worker is alive");
      gate.open();
      assertEquals("ran", running.get());
      assertEquals(2, queued.get());
    });
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  @Asks(1)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void givesEachCallerItsOwnAnswers(ThreadKind kind) throws InterruptedException {
    WorkerPool pool = pool(2);
    try (Crew crew = new Crew(kind)) {
      for (int caller = 0; caller < 4; caller++) {
        int hundreds = 100 * caller;
        crew.start(
            "caller " + caller,
            50,
            index -> {
              int number = hundreds + index;
              assertEquals(number, submit(pool, () -> number).get());
            });
      }
      crew.joinSoon();
    }
  }

  /// The two wait for each other. A first task sees to it that there is a worker already.
  @Asks(2)
  @Asks.About(Dimension.CONCURRENT)
  @Test
  void runsAsManyTasksAtOnceAsItHasWorkers() throws InterruptedException {
    WorkerPool pool = pool(2);
    together(() -> submit(pool, () -> 0).get());
    assertTwoMeet(pool);
  }

  /// What they throw, nobody asks for.
  @Asks({2, 6})
  @Asks.About(Dimension.CONCURRENT)
  @Test
  @Dear
  void hasAllItsWorkersBehindTasksThatFail() throws InterruptedException {
    WorkerPool pool = pool(2);
    for (int time = 0; time < 2; time++) {
      pool.execute((RemoteRunnable) WorkerPoolContract::failInSilence);
    }
    together(() -> submit(pool, () -> 0).get());
    assertTwoMeet(pool);
  }

  private void assertTwoMeet(WorkerPool pool) throws InterruptedException {
    Gate here = Gate.in(folder, "here");
    Gate there = Gate.in(folder, "there");
    Future<String> one = submit(pool, () -> meet(here, there, "one"));
    Future<String> other = submit(pool, () -> meet(there, here, "other"));
    together(() -> {
      assertEquals("one", one.get());
      assertEquals("other", other.get());
    });
  }

  @Asks(6)
  @Asks.About(Dimension.LIVE)
  @Test
  void failsTheTaskWhoseWorkerDies() throws InterruptedException {
    WorkerPool pool = pool(1);
    Future<Integer> fatal = submit(pool, subject.fatal());
    List<Future<Integer>> others = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      int number = index;
      others.add(submit(pool, () -> number));
    }
    together(() -> {
      assertThrows(ExecutionException.class, fatal::get);
      for (int index = 0; index < 3; index++) {
        assertEquals(index, others.get(index).get());
      }
    });
  }

  /// It exits as if all was well, when it has done a task before, and while a task without a result
  /// of its own runs.
  @Asks(6)
  @Asks.About(Dimension.LIVE)
  @Test
  void failsTheTaskWhoseWorkerExits() throws InterruptedException {
    WorkerPool pool = pool(1);
    Path runs = folder.resolve("runs");
    String file = runs.toString();
    long here = pid();
    together(() -> {
      assertEquals(1, submit(pool, () -> 1).get());
      Future<Integer> fatal = submit(pool, () -> exit(file, here));
      assertThrows(ExecutionException.class, fatal::get);
      Future<String> silent = pool.submit((RemoteRunnable) () -> exit(file, here), "done");
      assertThrows(ExecutionException.class, silent::get);
      assertEquals(2, submit(pool, () -> 2).get());
      assertEquals(2, Files.size(runs), "runs of the two tasks");
    });
  }

  /// One worker dies beside a task that runs; then two die at once. After that there are as many as
  /// before: two tasks run, and a third waits.
  @Asks({2, 6})
  @Asks.About(Dimension.CONCURRENT)
  @Test
  @Dear
  void hasAsManyWorkersAfterSomeHaveDied() throws InterruptedException {
    WorkerPool pool = pool(2);
    Gate begun = Gate.in(folder, "begun");
    Gate gate = Gate.in(folder, "gate");
    Gate one = Gate.in(folder, "one");
    Gate other = Gate.in(folder, "other");
    RemoteCallable<Integer> fatal = subject.fatal();
    Future<String> beside = submit(pool, () -> meet(begun, gate, "ran"));
    together(() -> {
      begun.pass();
      assertThrows(ExecutionException.class, submit(pool, fatal)::get);
      gate.open();
      assertEquals("ran", beside.get());
      Future<Integer> first = submit(pool, () -> meetAndDie(one, other, fatal));
      Future<Integer> second = submit(pool, () -> meetAndDie(other, one, fatal));
      assertThrows(ExecutionException.class, first::get);
      assertThrows(ExecutionException.class, second::get);
    });
    assertTwoMeet(pool);
    Gate firstBegun = Gate.in(folder, "first begun");
    Gate secondBegun = Gate.in(folder, "second begun");
    Future<Integer> _ = submit(pool, () -> hang(firstBegun));
    Future<Integer> _ = submit(pool, () -> hang(secondBegun));
    together(() -> {
      firstBegun.pass();
      secondBegun.pass();
      Future<Integer> third = submit(pool, () -> 3);
      Crew.giveAChance(third::isDone);
      assertEquals(1, pool.shutdownNow().size(), "tasks that wait");
    });
  }

  /// Several wait when the worker becomes free, so a pool that looks ahead has reason to.
  @Asks({4, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesPayloadsOfAnySize() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Gate gate = Gate.in(folder, "gate");
    Future<String> first = submit(pool, () -> meet(begun, gate, "first"));
    together(begun::pass);
    byte[] payload = new byte[1 << 20];
    payload[payload.length - 1] = 1;
    List<Future<byte[]>> echoes =
        IntStream.range(0, 4).mapToObj(_ -> submit(pool, () -> payload)).toList();
    together(() -> {
      gate.open();
      assertEquals("first", first.get());
      for (Future<byte[]> echo : echoes) {
        assertArrayEquals(payload, echo.get());
      }
    });
  }

  /// The same task twice, and what it refers to has changed. So has the list of which the result
  /// is, unless there is another worker.
  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void handsOverEachTimeWhatIsThere() throws InterruptedException {
    WorkerPool pool = pool(1);
    int[] input = {1};
    RemoteCallable<List<Integer>> task = () -> answer(input[0]);
    together(() -> {
      assertEquals(1, submit(pool, task).get().getLast());
      input[0] = 2;
      assertEquals(2, submit(pool, task).get().getLast());
    });
  }

  @Asks(8)
  @Asks.About(Dimension.TIDY)
  @Test
  void freesTheWorkerOfACancelledTask() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Future<Integer> endless = submit(pool, () -> hang(begun));
    Future<String> next = submit(pool, () -> "next");
    together(() -> {
      begun.pass();
      assertTrue(endless.cancel(true));
      assertThrows(CancellationException.class, endless::get);
      assertEquals("next", next.get());
    });
  }

  /// A process can be ended whatever its task does.
  @Asks(8)
  @Asks.About(Dimension.TIDY)
  @Test
  void freesTheWorkerOfACancelledTaskThatHearsNoInterrupt() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    long here = pid();
    Future<Integer> endless = submit(pool, () -> pid() == here ? hang(begun) : spin(begun));
    together(() -> {
      begun.pass();
      assertTrue(endless.cancel(true));
      assertEquals("next", submit(pool, () -> "next").get());
    });
  }

  /// One is cancelled too late, and another so that it may go on.
  @Asks({1, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void harmsNoTaskByACancellationThatIsNotMeantForIt() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Gate gate = Gate.in(folder, "gate");
    Gate trace = Gate.in(folder, "trace");
    Future<Integer> done = submit(pool, () -> 1);
    together(() -> {
      assertEquals(1, done.get());
      Future<Integer> running = submit(pool, () -> meetAndLeave(begun, gate, trace));
      begun.pass();
      assertFalse(done.cancel(true));
      boolean _ = running.cancel(false); // whether that is called cancelled is another question
      gate.open();
      assertEquals(2, submit(pool, () -> 2).get());
    });
    assertTrue(trace.isOpen(), "the task that ran was ended");
  }

  /// As before, with a task that returns nothing.
  @Asks(8)
  @Asks.About(Dimension.TIDY)
  @Test
  @Dear
  void freesTheWorkerOfACancelledRunnable() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Future<?> endless = pool.submit((RemoteRunnable) () -> hangUnchecked(begun));
    Future<String> next = submit(pool, () -> "next");
    together(() -> {
      begun.pass();
      assertTrue(endless.cancel(true));
      assertEquals("next", next.get());
    });
  }

  private static void hangUnchecked(Gate begun) {
    try {
      hang(begun);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Asks(9)
  @Asks.About(Dimension.LIVE)
  @Test
  @Dear
  void waitsForAsLongAsItTakesWhenItIsClosed() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate gate = Gate.in(folder, "gate");
    Future<Integer> running = submit(pool, () -> pass(gate));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Endurance.assertWaitOn(crew.start("closer", pool::close));
      crew.start("opener", gate::open);
      crew.joinSoon();
    }
    assertEquals(Future.State.SUCCESS, running.state());
  }

  /// Whoever closes it is interrupted while it waits: then what runs is stopped, and the end is
  /// waited for all the same.
  @Asks({1, 9})
  @Asks.About(Dimension.TIDY)
  @Test
  void hasTerminatedWhenItIsClosedThoughTheCloserIsInterrupted() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Future<Integer> _ = submit(pool, () -> hang(begun));
    together(begun::pass);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "closer",
              () -> {
                pool.close();
                assertTrue(pool.isTerminated(), "it goes on");
                assertTrue(Thread.interrupted(), "the interrupt is gone");
              })
          .awaitWaiting()
          .interrupt();
      crew.joinSoon();
    }
  }

  /// Nobody who closes it goes on before the end, and nothing is accepted any more meanwhile.
  @Asks({1, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isClosedForAllWhoCloseIt() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Gate gate = Gate.in(folder, "gate");
    Future<String> running = submit(pool, () -> meet(begun, gate, "ran"));
    together(begun::pass);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (String who : List.of("closer", "another closer")) {
        crew.start(
                who,
                () -> {
                  pool.close();
                  assertTrue(pool.isTerminated(), "it goes on");
                })
            .awaitWaiting();
      }
      crew.start(
          "late client",
          () -> {
            Gate.await(pool::isShutdown);
            assertThrows(RejectedExecutionException.class, () -> submit(pool, () -> 1));
            assertThrows(
                RejectedExecutionException.class, () -> pool.execute((RemoteRunnable) () -> {}));
            gate.open();
          });
      crew.joinSoon();
    }
    assertEquals("ran", running.resultNow());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void neverRunsATaskThatIsCancelledWhileItWaits() throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate gate = Gate.in(folder, "gate");
    Gate trace = Gate.in(folder, "trace");
    Future<Integer> first = submit(pool, () -> pass(gate));
    Future<Integer> waiting = submit(pool, () -> leave(trace));
    Future<Integer> last = submit(pool, () -> 1);
    together(() -> {
      assertTrue(waiting.cancel(false));
      gate.open();
      first.get();
      assertEquals(1, last.get());
    });
    assertFalse(trace.isOpen());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void finishesWhatIsQueuedWhenItIsClosed() throws InterruptedException {
    WorkerPool pool = pool(1);
    List<Future<Integer>> answers =
        IntStream.range(0, 3).mapToObj(number -> submit(pool, () -> number)).toList();
    together(pool::close);
    assertEquals(List.of(0, 1, 2), answers.stream().map(Future::resultNow).toList());
    assertThrows(RejectedExecutionException.class, () -> submit(pool, () -> 3));
  }

  /// In a JVM of its own, whose `main` returns before the first of them can have run.
  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsWhatItHasAcceptedAfterTheEndOfMain() throws Exception {
    assertRunsAfterMain(EndOfMain.How.RETURNS);
  }

  /// As before, where `main` ends in another way. The pool has its tasks all the same.
  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource(names = {"SHUTS_DOWN", "THROWS"})
  @Dear
  void runsWhatItHasAcceptedHoweverMainEnds(EndOfMain.How how) throws Exception {
    assertRunsAfterMain(how);
  }

  private void assertRunsAfterMain(EndOfMain.How how) throws Exception {
    Gate mark = EndOfMain.mark(folder);
    try (ChildProgram program = EndOfMain.start(subject, how, folder)) {
      together(() -> Gate.await(() -> mark.isOpen() || !program.isAlive()));
    }
    assertTrue(mark.isOpen(), "the tasks ended with main");
  }

  @Asks(9)
  @Asks.About(Dimension.TIDY)
  @Test
  void leavesNoWorkerAliveWhenItIsClosed() throws InterruptedException {
    WorkerPool pool = pool(1);
    together(() -> {
      submit(pool, () -> 1).get();
      pool.close();
    });
    assertEquals(List.of(), newChildren().toList());
  }

  /// It is not needed any more when it is about to be there.
  @Asks({8, 9})
  @Asks.About(Dimension.TIDY)
  @Test
  void leavesNoWorkerAliveThatWasJustStarted() throws InterruptedException {
    for (int spins = 1; spins <= 1 << 18; spins *= 4) {
      WorkerPool pool = pool(1);
      Future<Integer> late = submit(pool, Tasks::hang);
      Times.pause(spins);
      boolean _ = late.cancel(true);
      together(pool::close);
    }
    assertEquals(List.of(), newChildren().toList());
  }

  @Asks({9, 10, 11})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsWhateverRunsWhenItIsShutDownNow(boolean isShutDownBefore) throws InterruptedException {
    WorkerPool pool = pool(1);
    Gate begun = Gate.in(folder, "begun");
    Future<Integer> endless = submit(pool, () -> hang(begun));
    Future<Integer> waiting = submit(pool, () -> 1);
    together(() -> {
      begun.pass();
      if (isShutDownBefore) {
        pool.shutdown();
      }
      assertEquals(1, pool.shutdownNow().size());
      assertEquals(List.of(), pool.shutdownNow());
      assertTrue(pool.awaitTermination(1, TimeUnit.DAYS));
    });
    assertTrue(endless.isDone());
    assertEquals(List.of(), newChildren().toList());
    assertNotEquals(Future.State.SUCCESS, waiting.state());
  }

  /// Three submit until they are refused. A client that is told of its refusal is not counted.
  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsOrReturnsWhatItHasAcceptedWhenItIsShutDownNow() throws InterruptedException {
    WorkerPool pool = pool(2);
    Queue<Future<Integer>> accepted = new ConcurrentLinkedQueue<>();
    CountDownLatch some = new CountDownLatch(20);
    List<Runnable> returned = new ArrayList<>();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int submitter = 1; submitter <= 3; submitter++) {
        crew.start("submitter " + submitter, () -> submitUntilRefused(pool, accepted, some));
      }
      crew.start(
          "closer",
          () -> {
            some.await();
            returned.addAll(pool.shutdownNow());
            assertTrue(pool.awaitTermination(1, TimeUnit.DAYS));
          });
      crew.joinSoon();
    }
    long ended = accepted.stream().filter(WorkerPoolContract::hasRun).count();
    assertEquals(accepted.size(), ended + returned.size());
  }

  @Asks(12)
  @Test
  void tellsAlsoAnInterruptedThreadThatItHasTerminated() throws InterruptedException {
    WorkerPool pool = pool(1);
    together(() -> {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> pool.awaitTermination(1, TimeUnit.MINUTES));
      pool.close();
      Thread.currentThread().interrupt();
      assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
      assertTrue(Thread.interrupted(), "the interrupt is gone");
    });
  }

  @Asks(14)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT_COUNTS)
  void waitsForNothingIfThereIsNoTime(Count none) throws InterruptedException {
    WorkerPool pool = pool(1);
    List<RemoteCallable<Integer>> tasks = List.of(Tasks::hang);
    together(() -> {
      assertFalse(pool.awaitTermination(none.amount(), none.unit()));
      assertTrue(pool.invokeAll(tasks, none.amount(), none.unit()).getFirst().isCancelled());
      assertThrows(TimeoutException.class, () -> pool.invokeAny(tasks, none.amount(), none.unit()));
      Future<Integer> endless = submit(pool, Tasks::hang);
      assertThrows(TimeoutException.class, () -> endless.get(none.amount(), none.unit()));
      assertTrue(endless.cancel(true));
    });
  }

  @Asks(14)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void waitsForItsEndNoShorterThanIsSaid() throws Exception {
    WorkerPool pool = pool(1);
    Times.assertPass(nanos -> assertFalse(pool.awaitTermination(nanos, TimeUnit.NANOSECONDS)));
  }

  @Asks(14)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS_COUNTS)
  void waitsAsLongAsItTakesIfThereIsAllTime(Count all) throws InterruptedException {
    WorkerPool pool = pool(1);
    List<RemoteCallable<Integer>> tasks = List.of(() -> 7);
    together(() -> {
      assertEquals(7, submit(pool, () -> 7).get(all.amount(), all.unit()));
      assertEquals(7, pool.invokeAll(tasks, all.amount(), all.unit()).getFirst().resultNow());
      assertEquals(7, pool.invokeAny(tasks, all.amount(), all.unit()));
    });
    Gate gate = Gate.in(folder, "gate");
    Future<Integer> _ = submit(pool, () -> pass(gate));
    pool.shutdown();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("closer", () -> assertTrue(pool.awaitTermination(all.amount(), all.unit())))
          .awaitWaiting();
      crew.start("opener", gate::open);
      crew.joinSoon();
    }
  }

  @Asks(13)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNull() {
    WorkerPool pool = pool(1);
    List<Callable<Integer>> withNull = Collections.singletonList(null);
    assertThrows(NullPointerException.class, () -> pool.execute(null));
    assertThrows(NullPointerException.class, () -> pool.submit((Runnable) null));
    assertThrows(NullPointerException.class, () -> pool.submit((Callable<Integer>) null));
    assertThrows(NullPointerException.class, () -> pool.submit(null, 7));
    assertThrows(NullPointerException.class, () -> pool.<Integer>invokeAll(null));
    assertThrows(NullPointerException.class, () -> pool.<Integer>invokeAny(null));
    assertThrows(NullPointerException.class, () -> pool.invokeAll(withNull));
    assertThrows(NullPointerException.class, () -> pool.invokeAny(withNull));
    assertThrows(NullPointerException.class, () -> pool.invokeAll(withNull, 1, TimeUnit.MINUTES));
    assertThrows(NullPointerException.class, () -> pool.invokeAny(withNull, 1, TimeUnit.MINUTES));
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesToHaveNoWorkers(int workers) throws InterruptedException {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was " + workers, () -> subject.create(workers));
  }

  private WorkerPool pool(int workers) {
    WorkerPool pool = subject.create(workers);
    pools.add(pool);
    return pool;
  }

  private static <T> Future<T> submit(WorkerPool pool, RemoteCallable<T> task) {
    return pool.submit(task);
  }

  private static void together(Crew.Task task) throws InterruptedException {
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("caller", task);
      crew.joinSoon();
    }
  }

  private static void submitUntilRefused(
      WorkerPool pool, Queue<Future<Integer>> accepted, CountDownLatch some) {
    try {
      while (true) {
        accepted.add(submit(pool, () -> 1));
        some.countDown();
      }
    } catch (RejectedExecutionException e) {
      // This is the end.
    }
  }

  private static boolean hasRun(Future<?> future) {
    return future.state() == Future.State.SUCCESS || future.state() == Future.State.FAILED;
  }

  private static void failInSilence() {
    Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
    Failures.raise(new StackOverflowError("made up"));
  }

  private static String meet(Gate mine, Gate yours, String who) throws Exception {
    mine.open();
    yours.pass();
    return who;
  }

  private static int meetAndDie(Gate mine, Gate yours, RemoteCallable<Integer> fatal)
      throws Exception {
    meet(mine, yours, "");
    return fatal.call();
  }

  private static int meetAndLeave(Gate mine, Gate yours, Gate trace) throws Exception {
    meet(mine, yours, "");
    return leave(trace);
  }

  private static int pass(Gate gate) throws InterruptedException {
    gate.pass();
    return 0;
  }

  private static int leave(Gate trace) throws Exception {
    trace.open();
    return 0;
  }

  private static int hang(Gate begun) throws Exception {
    begun.open();
    return Tasks.hang();
  }

  private static int spin(Gate begun) throws IOException {
    begun.open();
    Tasks.spin();
    return 0;
  }

  /// Writes a byte, and ends its process if that is a worker's.
  private static int exit(String runs, long here) {
    try {
      Files.writeString(Path.of(runs), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (pid() != here) {
      System.exit(0);
    }
    throw new InternalError("the worst that a task can do to a thread");
  }

  private static @Nullable String printUnless(long here) {
    if (pid() != here) {
      System.out.println();
    }
    return null;
  }

  /// {@return what this process was told to answer until now}
  private static List<Integer> answer(int input) {
    ANSWERS.add(input);
    return ANSWERS;
  }

  private static int failUnpackably() {
    throw new Unpackable();
  }

  /// A failure of which no bytes can be made.
  private static final class Unpackable extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
      throw new NotSerializableException("made up");
    }
  }

  /// A result that cannot be had again from its bytes.
  private record Unreadable() implements Serializable {

    @Serial
    private Object readResolve() throws InvalidObjectException {
      throw new InvalidObjectException("made up");
    }
  }

  private Stream<ProcessHandle> newChildren() {
    return children().filter(child -> !childrenBefore.contains(child));
  }

  private static Stream<ProcessHandle> children() {
    return ProcessHandle.current().children();
  }
}
