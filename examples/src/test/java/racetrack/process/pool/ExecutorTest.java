// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E1;
import static racetrack.conformance.Requirement.E11;
import static racetrack.conformance.Requirement.E12;
import static racetrack.conformance.Requirement.E13;
import static racetrack.conformance.Requirement.E14;
import static racetrack.conformance.Requirement.E15;
import static racetrack.conformance.Requirement.E16;
import static racetrack.conformance.Requirement.E17;
import static racetrack.conformance.Requirement.E8;
import static racetrack.conformance.Requirement.E9;
import static racetrack.process.pool.Tasks.awaitRunning;
import static racetrack.process.pool.Tasks.messageOf;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.testkit.AmpleTime;
import racetrack.testkit.Row;

/// What the pool promises as an executor: the rows E, and `ExecutorService` to the letter.
@Timeout(120)
class ExecutorTest {

  private static ProcessPool pool;

  @TempDir private Path folder;

  @BeforeAll
  static void openPool() {
    pool = ProcessPool.builder().workers(2).build();
  }

  @AfterAll
  static void closePool() {
    pool.close();
  }

  @Test
  @Row(E1)
  void runsWhatIsSubmittedAndReturnsIt() throws Exception {
    String captured = "capt\u00fcred \u4e2d";
    assertEquals(captured + "!", pool.submit(() -> captured + "!").get());
    assertEquals("kept", pool.submit((Runnable) new Nothing(), "kept").get());
    assertNull(pool.submit((Runnable) new Nothing()).get());
    assertNull(pool.submit(() -> null).get());
  }

  @Test
  @Row(E8)
  void keepsNoArgumentsAndResults() throws Exception {
    List<WeakReference<Object>> references = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      byte[] argument = new byte[1000];
      TaskFuture<byte[]> future = pool.submit(() -> argument);
      references.add(new WeakReference<>(argument));
      references.add(new WeakReference<>(future.get()));
      references.add(new WeakReference<>(future));
    }
    Gate.await(() -> {
      System.gc();
      return references.stream().allMatch(reference -> reference.refersTo(null));
    });
  }

  @Test
  @Row(E9)
  void rejectsSettingsThatMakeNoSense() {
    ProcessPool.Builder builder = ProcessPool.builder();
    assertEquals(
        "workers must be at least 1, but was 0",
        assertThrows(IllegalArgumentException.class, () -> builder.workers(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> builder.maxTasksPerWorker(0));
    assertThrows(IllegalArgumentException.class, () -> builder.retries(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.taskTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> builder.idleTimeout(Duration.ofDays(-1)));
    assertThrows(IllegalArgumentException.class, () -> builder.startTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> builder.maxPayload(3));
  }

  @Test
  @Row(E11)
  void isBrokenByAFailingInitialiser() throws Exception {
    try (ProcessPool broken =
        ProcessPool.builder()
            .workers(2)
            .initializer(() -> {
              throw new IllegalStateException("no licence");
            })
            .build()) {
      TaskFuture<Integer> pending = broken.submit(() -> 1);
      assertTrue(messageOf(pending).contains("no licence"), messageOf(pending));
      RejectedExecutionException refusal =
          assertThrows(RejectedExecutionException.class, () -> broken.submit(() -> 2));
      assertTrue(String.valueOf(refusal.getCause()).contains("no licence"), refusal.toString());
      Gate.await(() -> broken.statistics().workers() == 0);
    }
  }

  @Test
  @Row(E12)
  void rejectsWorkAfterAShutdown() {
    ProcessPool closed = ProcessPool.builder().build();
    closed.shutdown();
    assertTrue(closed.isShutdown() && closed.isTerminated());
    assertThrows(RejectedExecutionException.class, () -> closed.submit(() -> 1));
    assertThrows(RejectedExecutionException.class, () -> closed.execute(() -> {}));
    assertThrows(RejectedExecutionException.class, () -> closed.invokeAll(List.of(new Answer(1))));
  }

  @Test
  @Row(E13)
  void finishesWhatIsQueuedOnShutdown() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    List<TaskFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      futures.add(closing.submit(() -> number));
    }
    closing.shutdown();
    assertTrue(closing.awaitTermination(1, TimeUnit.MINUTES));
    for (int i = 0; i < 100; i++) {
      assertEquals(i, futures.get(i).resultNow());
    }
  }

  @Test
  @Row(E13)
  void cancelsWhatIsQueuedOnShutdownNowAndInterruptsWhatRuns() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> running = closing.submit(Tasks::hang);
    awaitRunning(running);
    List<Answer> answers = new ArrayList<>();
    List<TaskFuture<Integer>> queued = new ArrayList<>();
    for (int i = 0; i < 2 * Window.SIZE; i++) {
      answers.add(new Answer(i));
      queued.add(closing.submit(answers.get(i)));
    }
    List<Runnable> unbegun = closing.shutdownNow();
    assertEquals(answers.size(), unbegun.size());
    assertTrue(queued.stream().allMatch(Future::isCancelled));
    assertInstanceOf(InterruptedException.class, Tasks.causeOf(running));
    assertTrue(closing.awaitTermination(1, TimeUnit.MINUTES));
  }

  @Test
  @Row(E14)
  void waitsOnCloseAlsoWhenTheBodyThrows() {
    AtomicReference<TaskFuture<Integer>> submitted = new AtomicReference<>();
    assertThrows(
        IllegalStateException.class,
        () -> {
          try (ProcessPool closing = ProcessPool.builder().workers(1).build()) {
            submitted.set(closing.submit(() -> 9));
            throw new IllegalStateException("the body throws");
          }
        });
    assertEquals(9, submitted.get().resultNow());
  }

  @Test
  @Row(E14)
  void endsItsTasksWhenACloseIsInterrupted() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> running = closing.submit(Tasks::hang);
    awaitRunning(running);
    Thread.currentThread().interrupt();
    closing.close();
    assertTrue(Thread.interrupted());
    assertTrue(closing.isTerminated());
    assertInstanceOf(InterruptedException.class, Tasks.causeOf(running));
  }

  @Test
  @Row(E14)
  void endsATaskThatMindsNoInterruptWhenACloseIsInterrupted() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).retries(5).build();
    TaskFuture<?> running = closing.submit(Tasks::spin);
    awaitRunning(running);
    Thread.currentThread().interrupt();
    closing.close();
    assertTrue(Thread.interrupted());
    assertInstanceOf(WorkerLostException.class, Tasks.causeOf(running));
  }

  @Test
  void interruptsItsTasksAlsoForACallerThatIsInterrupted() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> running = closing.submit(Tasks::hang);
    awaitRunning(running);
    Thread.currentThread().interrupt();
    closing.shutdownNow();
    assertTrue(Thread.interrupted());
    assertInstanceOf(InterruptedException.class, Tasks.causeOf(running));
    closing.close();
  }

  @Test
  @Row(E15)
  void hasExactlyItsNumberOfWorkersUnderBlockedTasks() throws Exception {
    try (ProcessPool three = ProcessPool.builder().workers(3).build();
        Gate gate = Gate.in(folder, "gate")) {
      List<TaskFuture<Long>> futures = new ArrayList<>();
      for (int i = 0; i < 45; i++) {
        futures.add(
            three.submit(() -> {
              gate.pass();
              return Tasks.pid();
            }));
      }
      Gate.await(() ->
          futures.stream().filter(each -> each.toString().endsWith("[running]")).count() == 3);
      assertEquals(3, three.statistics().workers());
      gate.open();
      for (TaskFuture<Long> future : futures) {
        future.get();
      }
      assertEquals(3, three.statistics().started());
    }
  }

  @Test
  @Row(E16)
  void namesWorkersWithThePrefix() throws Exception {
    try (ProcessPool named = ProcessPool.builder().workers(1).workerName("squad-").build()) {
      assertEquals("squad-1", named.submit(() -> Thread.currentThread().getName()).get());
    }
  }

  @Test
  @Row(E17)
  void hasAsManyWorkersAsProcessors() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ProcessPool standard = ProcessPool.builder().build();
        Gate gate = Gate.in(folder, "gate")) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 2 * processors; i++) {
        futures.add(
            standard.submit(() -> {
              gate.pass();
              return 1;
            }));
      }
      assertEquals(processors, standard.statistics().workers());
      gate.open();
      for (Future<Integer> future : futures) {
        future.get();
      }
    }
  }

  @Test
  void refusesNull() {
    Callable<Integer> callable = none();
    Runnable runnable = none();
    List<Callable<Integer>> list = none();
    assertThrows(NullPointerException.class, () -> pool.submit(callable));
    assertThrows(NullPointerException.class, () -> pool.submit(runnable));
    assertThrows(NullPointerException.class, () -> pool.execute(runnable));
    assertThrows(NullPointerException.class, () -> pool.invokeAll(list));
    assertThrows(NullPointerException.class, () -> pool.invokeAny(list));
    List<Callable<Integer>> withNull = Collections.singletonList(none());
    assertThrows(NullPointerException.class, () -> pool.invokeAll(withNull));
    assertThrows(NullPointerException.class, () -> pool.invokeAny(withNull));
  }

  @Test
  void invokesAllInOrderAndNoneOfNone() throws Exception {
    assertEquals(List.of(), pool.<Integer>invokeAll(List.of()));
    List<Future<Integer>> futures =
        pool.invokeAll(List.of(new Answer(1), new Answer(-1), new Answer(3)));
    assertTrue(futures.stream().allMatch(Future::isDone));
    assertEquals(1, futures.get(0).get());
    assertEquals(Future.State.FAILED, futures.get(1).state());
    assertEquals(3, futures.get(2).get());
  }

  @Test
  void cancelsWhatIsNotDoneInTimeByInvokeAll() throws Exception {
    List<RemoteCallable<Integer>> tasks = List.of(() -> 1, Tasks::hang);
    assertEquals(1, pool.submit(() -> 1).get());
    Duration limit =
        AmpleTime.of(Duration.ofMillis(700), () -> assertEquals(1, pool.submit(() -> 1).get()));
    List<Future<Integer>> futures = pool.invokeAll(tasks, limit.toNanos(), TimeUnit.NANOSECONDS);
    assertEquals(2, futures.size());
    assertEquals(1, futures.get(0).get());
    assertTrue(futures.get(1).isCancelled());
  }

  @Test
  void cancelsAllWhenInvokeAllIsInterrupted() {
    Thread.currentThread().interrupt();
    List<RemoteCallable<Integer>> tasks = List.of(Tasks::hang, Tasks::hang);
    assertThrows(InterruptedException.class, () -> pool.invokeAll(tasks));
    assertFalse(Thread.interrupted());
  }

  @Test
  void invokesAnyThatSucceeds() throws Exception {
    assertThrows(IllegalArgumentException.class, () -> pool.<Integer>invokeAny(List.of()));
    assertEquals(7, pool.invokeAny(List.of(new Answer(-1), new Answer(7))));
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> pool.invokeAny(List.of(new Answer(-1), new Answer(-2))));
    assertInstanceOf(IllegalArgumentException.class, failure.getCause());
    List<RemoteCallable<Integer>> hanging = List.of(Tasks::hang);
    assertThrows(TimeoutException.class, () -> pool.invokeAny(hanging, 50, TimeUnit.MILLISECONDS));
  }

  @Test
  void reportsTheFailureOfAnExecutedTask() throws Exception {
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reported.complete(failure));
    try {
      pool.execute(() -> {
        throw new IllegalStateException("nobody waits");
      });
      assertEquals("nobody waits", reported.get().getMessage());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void runsAReturnedTaskElsewhere() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> running = closing.submit(Tasks::hang);
    awaitRunning(running);
    Nothing nothing = new Nothing();
    TaskFuture<?> queued = closing.submit((Runnable) nothing);
    List<Runnable> unbegun = closing.shutdownNow();
    assertSame(nothing, unbegun.getFirst());
    assertThrows(CancellationException.class, queued::get);
    assertNotNull(unbegun.getFirst());
    closing.close();
  }

  @Test
  @Row(E13)
  void returnsTheTasksBetweenTheChunksOfAMapWhenItIsShutDownNow() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> running = closing.submit(Tasks::hang);
    awaitRunning(running);
    Nothing first = new Nothing();
    Nothing last = new Nothing();
    closing.execute((Runnable) first);
    MapResults<Integer> results = closing.map(number -> number, List.of(1, 2));
    closing.execute((Runnable) last);
    assertEquals(List.of(first, last), closing.shutdownNow());
    assertThrows(CompletionException.class, results::next);
    closing.close();
  }

  @Test
  @Row(E14)
  void endsTheChunksOfAMapWhenACloseIsInterrupted() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> running = closing.submit(Tasks::hang);
    awaitRunning(running);
    MapResults<Integer> results = closing.map(number -> number, List.of(1));
    Thread.currentThread().interrupt();
    closing.close();
    assertTrue(Thread.interrupted());
    assertTrue(closing.isTerminated());
    assertInstanceOf(
        CancellationException.class,
        assertThrows(CompletionException.class, results::next).getCause());
  }

  /// Those that fail and those that do not may come in one batch.
  @Test
  void goesOnThoughTheHandlerOfFailuresThrows() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      throw new IllegalStateException("handler");
    });
    try (ProcessPool own = ProcessPool.builder().workers(1).build()) {
      List<TaskFuture<Integer>> others = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int number = i;
        own.execute(() -> {
          throw new IllegalStateException("task");
        });
        others.add(own.submit(() -> number));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(i, others.get(i).get(1, TimeUnit.MINUTES));
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the point
  private static <T> T none() {
    return null;
  }

  /// A task that does nothing.
  private record Nothing() implements RemoteRunnable {

    @Override
    public void run() {}
  }

  /// A task that returns a number, or fails if it is negative.
  private record Answer(int number) implements RemoteCallable<Integer> {

    @Override
    public Integer call() {
      if (number < 0) {
        throw new IllegalArgumentException("negative");
      }
      return number;
    }
  }
}
