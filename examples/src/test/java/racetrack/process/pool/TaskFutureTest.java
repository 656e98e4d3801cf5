// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.F1;
import static racetrack.conformance.Requirement.F10;
import static racetrack.conformance.Requirement.F2;
import static racetrack.conformance.Requirement.F3;
import static racetrack.conformance.Requirement.F4;
import static racetrack.conformance.Requirement.F5;
import static racetrack.conformance.Requirement.F6;
import static racetrack.conformance.Requirement.F7;
import static racetrack.conformance.Requirement.F8;
import static racetrack.conformance.Requirement.F9;
import static racetrack.process.pool.Tasks.awaitRunning;
import static racetrack.process.pool.Tasks.causeOf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.testkit.Crew;
import racetrack.testkit.Row;
import racetrack.testkit.ThreadKind;

/// What a future of the pool promises: the rows F.
@Timeout(120)
class TaskFutureTest {

  private final TaskFuture<String> future = new TaskFuture<>(null);

  @ParameterizedTest
  @ValueSource(strings = {"success", "failure", "cancelled"})
  @Row(F1)
  void runsCallbacksInOrderWhateverTheOutcome(String end) {
    List<String> calls = new ArrayList<>();
    future.onDone(done -> calls.add("first " + done.state()));
    future.onDone(done -> calls.add("second " + done.state()));
    end(end);
    assertEquals(List.of("first " + future.state(), "second " + future.state()), calls);
  }

  @Test
  @Row(F2)
  void reportsACallbackThatThrowsAndRunsTheOthers() throws InterruptedException {
    AtomicReference<Throwable> reported = new AtomicReference<>();
    List<String> calls = new ArrayList<>();
    future.onDone(done -> {
      throw new IllegalStateException("callback");
    });
    future.onDone(done -> calls.add("called"));
    Thread ending = Thread.ofPlatform().unstarted(() -> end("success"));
    ending.setUncaughtExceptionHandler((thread, failure) -> reported.set(failure));
    ending.start();
    ending.join();
    assertEquals("callback", reported.get().getMessage());
    assertEquals(List.of("called"), calls);
  }

  @Test
  @Row(F2)
  void runsTheOthersThoughTheHandlerThrowsToo() throws InterruptedException {
    List<String> calls = new ArrayList<>();
    future.onDone(done -> {
      throw new IllegalStateException("callback");
    });
    future.onDone(done -> calls.add("called"));
    Thread ending = Thread.ofPlatform().unstarted(() -> calls.add("ended " + endSuccessfully()));
    ending.setUncaughtExceptionHandler((thread, failure) -> {
      throw new IllegalStateException("handler");
    });
    ending.start();
    ending.join();
    assertEquals(List.of("called", "ended true"), calls);
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesANullForACallback() {
    assertThrows(NullPointerException.class, () -> future.onDone(null));
  }

  @Test
  @Row(F3)
  void runsALateCallbackAtOnce() {
    end("success");
    List<Thread> callers = new ArrayList<>();
    future.onDone(done -> callers.add(Thread.currentThread()));
    assertEquals(List.of(Thread.currentThread()), callers);
  }

  @Test
  @Row(F4)
  void showsItsStateAsText() throws Exception {
    assertTrue(future.toString().endsWith("[pending]"), future.toString());
    end("success");
    assertTrue(future.toString().endsWith("[finished with java.lang.String]"), future.toString());
    TaskFuture<String> failed = new TaskFuture<>(null);
    failed.end(new Outcome.Failure(new IllegalStateException("reason")));
    assertTrue(failed.toString().endsWith("[failed with java.lang.IllegalStateException]"));
    TaskFuture<String> cancelled = new TaskFuture<>(null);
    cancelled.end(new Outcome.Cancelled());
    assertTrue(cancelled.toString().endsWith("[cancelled]"), cancelled.toString());
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<Integer> running = pool.submit(Tasks::hang);
      awaitRunning(running);
      pool.terminateNow();
    }
  }

  @Test
  @Row(F5)
  void cancelsWhatIsPendingAndNothingElse() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<Integer> finished = pool.submit(() -> 1);
      assertEquals(1, finished.get());
      assertFalse(finished.cancel(true));
      TaskFuture<Integer> running = pool.submit(Tasks::hang);
      awaitRunning(running);
      List<TaskFuture<Integer>> pending = new ArrayList<>();
      for (int i = 0; i < 2 * Window.SIZE; i++) { // on offer to the worker, and queued
        pending.add(pool.submit(() -> 1));
      }
      assertFalse(running.cancel(false));
      assertFalse(running.isDone());
      for (TaskFuture<Integer> each : pending) {
        assertTrue(each.cancel(false));
        assertTrue(each.cancel(false));
        assertTrue(each.isCancelled());
      }
      pool.terminateNow();
      assertEquals(1, pool.statistics().tasksDone());
    }
  }

  @Test
  @Row(F6)
  void answersConsistentlyAtEveryMoment() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 1000; round++) {
        TaskFuture<String> raced = new TaskFuture<>(null);
        CyclicBarrier start = new CyclicBarrier(5);
        List<Future<Boolean>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          readers.add(
              threads.submit(() -> {
                start.await();
                return readsConsistently(raced);
              }));
        }
        start.await();
        raced.end(round % 2 == 0 ? new Outcome.Success("value") : new Outcome.Cancelled());
        for (Future<Boolean> reader : readers) {
          assertTrue(reader.get());
        }
      }
    }
  }

  @Test
  @Row(F7)
  void answersGetByItsOutcome() throws Exception {
    assertThrows(TimeoutException.class, () -> future.get(0, TimeUnit.SECONDS));
    end("success");
    assertEquals("value", future.get(0, TimeUnit.SECONDS));
    TaskFuture<String> cancelled = new TaskFuture<>(null);
    cancelled.end(new Outcome.Cancelled());
    assertThrows(CancellationException.class, cancelled::get);
    TaskFuture<String> failed = new TaskFuture<>(null);
    IllegalStateException cause = new IllegalStateException("reason");
    failed.end(new Outcome.Failure(cause));
    assertSame(cause, causeOf(failed));
  }

  /// One thread looks until it is done, and then gets without waiting. Another ends it as soon as
  /// the first looks.
  @Test
  @Row({F6, F7})
  void givesAtOnceToWhoeverHasFoundItDone() throws InterruptedException {
    int rounds = 500;
    List<TaskFuture<Integer>> futures =
        Stream.generate(() -> new TaskFuture<Integer>(null)).limit(rounds).toList();
    AtomicInteger looked = new AtomicInteger();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "looker",
          rounds,
          round -> {
            while (!futures.get(round).isDone()) {
              looked.setRelease(round + 1);
            }
            assertEquals(round, futures.get(round).get(0, TimeUnit.NANOSECONDS));
          });
      crew.start(
          "ender",
          rounds,
          round -> {
            while (looked.getAcquire() <= round) {
              Thread.onSpinWait();
            }
            assertTrue(futures.get(round).end(new Outcome.Success(round)));
          });
      crew.joinSoon();
    }
  }

  @Test
  @Row(F7)
  void givesToAnInterruptedThreadWhatItNeedNotWaitFor() throws Exception {
    end("success");
    Thread.currentThread().interrupt();
    assertEquals("value", future.get());
    assertEquals("value", future.get(0, TimeUnit.SECONDS));
    assertTrue(Thread.interrupted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"success", "failure", "cancelled"})
  @Row(F8)
  void wakesAWaiterForEveryOutcome(String end) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    for (boolean virtual : new boolean[] {true, false}) {
      TaskFuture<String> awaited = new TaskFuture<>(null);
      Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
      Thread waiter =
          builder.start(() -> {
            try {
              awaited.get();
            } catch (InterruptedException | ExecutionException | CancellationException e) {
              thrown.set(e);
            }
          });
      Gate.await(() -> waiter.getState() == Thread.State.WAITING);
      awaited.end(outcome(end));
      waiter.join();
      switch (end) {
        case "failure" -> assertInstanceOf(ExecutionException.class, thrown.get());
        case "cancelled" -> assertInstanceOf(CancellationException.class, thrown.get());
        default -> assertEquals("value", awaited.get());
      }
    }
  }

  @Test
  @Row(F9)
  void refusesASecondOutcome() throws Exception {
    assertTrue(future.end(new Outcome.Success("first")));
    assertFalse(future.end(new Outcome.Success("second")));
    assertFalse(future.end(new Outcome.Cancelled()));
    assertEquals("first", future.get());
  }

  @Test
  @Row(F10)
  void agreesWithItselfHoweverItIsAsked() {
    assertEquals(Future.State.RUNNING, future.state());
    assertThrows(IllegalStateException.class, future::resultNow);
    end("success");
    assertEquals(Future.State.SUCCESS, future.state());
    assertEquals("value", future.resultNow());
    assertThrows(IllegalStateException.class, future::exceptionNow);
    TaskFuture<String> failed = new TaskFuture<>(null);
    failed.end(outcome("failure"));
    assertEquals(Future.State.FAILED, failed.state());
    assertEquals("reason", failed.exceptionNow().getMessage());
    TaskFuture<String> cancelled = new TaskFuture<>(null);
    cancelled.end(outcome("cancelled"));
    assertEquals(Future.State.CANCELLED, cancelled.state());
    assertThrows(IllegalStateException.class, cancelled::resultNow);
  }

  @Test
  void letsAWaiterBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, future::get);
  }

  private boolean endSuccessfully() {
    return future.end(new Outcome.Success("value"));
  }

  private static boolean readsConsistently(TaskFuture<String> raced) {
    boolean done;
    do {
      done = raced.isDone();
      boolean cancelled = raced.isCancelled();
      Future.State state = raced.state();
      boolean contradiction =
          (done && state == Future.State.RUNNING)
              || (cancelled && state != Future.State.CANCELLED)
              || (done && raced.isCancelled() != (state == Future.State.CANCELLED));
      if (contradiction) {
        return false;
      }
    } while (!done);
    return true;
  }

  private void end(String end) {
    future.end(outcome(end));
  }

  private static Outcome outcome(String end) {
    return switch (end) {
      case "success" -> new Outcome.Success("value");
      case "failure" -> new Outcome.Failure(new IllegalStateException("reason"));
      default -> new Outcome.Cancelled();
    };
  }
}
