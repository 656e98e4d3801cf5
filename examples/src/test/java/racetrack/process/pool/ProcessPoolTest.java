// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.time.temporal.ChronoUnit.FOREVER;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E10;
import static racetrack.conformance.Requirement.E15;
import static racetrack.conformance.Requirement.P1;
import static racetrack.conformance.Requirement.P10;
import static racetrack.conformance.Requirement.P11;
import static racetrack.conformance.Requirement.P2;
import static racetrack.conformance.Requirement.P3;
import static racetrack.conformance.Requirement.P4;
import static racetrack.conformance.Requirement.P5;
import static racetrack.conformance.Requirement.P6;
import static racetrack.conformance.Requirement.P7;
import static racetrack.conformance.Requirement.P9;
import static racetrack.process.pool.Tasks.awaitDeath;
import static racetrack.process.pool.Tasks.awaitRunning;
import static racetrack.process.pool.Tasks.causeOf;
import static racetrack.process.pool.Tasks.messageOf;
import static racetrack.process.pool.Tasks.pid;

import java.io.File;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.process.ledger.Ledger;
import racetrack.testkit.AmpleTime;
import racetrack.testkit.ChildProgram;
import racetrack.testkit.Row;

/// What a process pool promises beyond any executor: the rows P.
@Timeout(120)
class ProcessPoolTest {

  @TempDir private Path folder;

  @Test
  @Row(P1)
  void losesOnlyTheTaskThatKilledItsWorkerAndHealsItself() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<?> exiting = pool.submit(() -> System.exit(3));
      List<TaskFuture<Integer>> others = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int number = i;
        others.add(pool.submit(() -> number));
      }
      assertInstanceOf(WorkerLostException.class, causeOf(exiting));
      assertTrue(messageOf(exiting).contains("exit code 3"), messageOf(exiting));
      for (int i = 0; i < 5; i++) {
        assertEquals(i, others.get(i).get());
      }
      Statistics statistics = pool.statistics();
      assertEquals(List.of(2L, 1L), List.of(statistics.started(), statistics.lost()));
    }
  }

  @Test
  @Row(P1)
  void namesTheSignalAndGivesEachFutureAnExceptionOfItsOwn() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).build()) {
      TaskFuture<?> first = pool.submit(Tasks::hang);
      TaskFuture<?> second = pool.submit(Tasks::hang);
      awaitRunning(first);
      awaitRunning(second);
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      assertNotSame(causeOf(first), causeOf(second));
      assertTrue(messageOf(first).contains("signal 9"), messageOf(first));
    }
  }

  @Test
  @Row(P1)
  void runsALostTaskAgainOnlyIfAskedTo() throws Exception {
    Path runs = folder.resolve("runs");
    String file = runs.toString();
    try (ProcessPool pool = ProcessPool.builder().workers(1).retries(2).build()) {
      TaskFuture<Integer> future =
          pool.submit(() -> {
            append(file);
            if (Files.size(Path.of(file)) < 3) {
              System.exit(1);
            }
            return 7;
          });
      assertEquals(7, future.get());
      assertEquals(3, Files.size(runs));
      TaskFuture<?> hopeless = pool.submit(() -> System.exit(1));
      assertInstanceOf(WorkerLostException.class, causeOf(hopeless));
    }
  }

  @Test
  @Row(P2)
  void failsAllWorkWithTheCauseWhenNoWorkerCanBeStarted() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(2).jvmArguments("-XX:NoSuchFlagAtAll").build()) {
      TaskFuture<Integer> first = pool.submit(() -> 1);
      TaskFuture<Integer> second = pool.submit(() -> 2);
      assertTrue(messageOf(first).contains("no worker can be started"));
      assertTrue(messageOf(second).contains("exit code 1, and said: Unrecognized VM option"));
      assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 3));
      assertTrue(pool.statistics().started() <= 10, "it spins: " + pool.statistics());
    }
  }

  @Test
  @Row(P3)
  void keepsTheTypeMessageCauseAndTraceOfARemoteFailure() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<?> future = pool.submit(ProcessPoolTest::fail);
      Throwable failure = causeOf(future);
      assertEquals(UncheckedIOException.class, failure.getClass());
      assertEquals("outer", failure.getMessage());
      assertEquals("inner", requireNonNull(failure.getCause()).getMessage());
      assertEquals("fail", failure.getStackTrace()[0].getMethodName());
    }
  }

  @Test
  @Row({P4, E15})
  void startsWorkersOnDemandAndReusesIdleOnes() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(4).build()) {
      assertEquals(0, pool.statistics().started());
      for (int i = 0; i < 20; i++) {
        assertEquals(1, pool.submit(() -> 1).get());
      }
      assertEquals(1, pool.statistics().started());
    }
  }

  @Test
  @Row(P4)
  void letsIdleWorkersGoAndStartsThemAgain() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).idleTimeout(Duration.ofMillis(50)).build()) {
      long first = pool.submit(Tasks::pid).get();
      Gate.await(() -> pool.statistics().workers() == 0);
      awaitDeath(first);
      assertNotEquals(first, pool.submit(Tasks::pid).get());
      assertEquals(0, pool.statistics().lost());
    }
  }

  @Test
  @Row(P5)
  void givesAWorkerNoMoreThanItsShareAndNeverStalls() throws Exception {
    Map<Long, Integer> tasksOf = new HashMap<>();
    try (ProcessPool pool = ProcessPool.builder().workers(2).maxTasksPerWorker(3).build()) {
      List<TaskFuture<Long>> futures = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        futures.add(pool.submit(Tasks::pid));
      }
      pool.shutdown();
      for (TaskFuture<Long> future : futures) {
        tasksOf.merge(future.get(), 1, Integer::sum);
      }
    }
    assertTrue(tasksOf.values().stream().allMatch(count -> count <= 3), tasksOf.toString());
    assertEquals(15, tasksOf.values().stream().mapToInt(count -> count).sum());
  }

  @Test
  @Row(P6)
  void killsATaskThatRunsTooLongAndNoOther() throws Exception {
    Duration limit = AmpleTime.of(Duration.ofMillis(300), this::runOneInANewWorker);
    try (ProcessPool pool = ProcessPool.builder().workers(1).taskTimeout(limit).build()) {
      TaskFuture<?> hanging = pool.submit(Tasks::spin);
      TaskFuture<Integer> other = pool.submit(() -> 1);
      assertInstanceOf(TimeoutException.class, causeOf(hanging));
      assertEquals(1, other.get());
    }
  }

  private void runOneInANewWorker() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      assertEquals(1, pool.submit(() -> 1).get());
    }
  }

  @Test
  @Row({P4, P6})
  void killsNobodyIfItsLimitsNeverCome() throws Exception {
    for (Duration endless : List.of(Duration.ofNanos(Long.MAX_VALUE), FOREVER.getDuration())) {
      try (ProcessPool pool =
          ProcessPool.builder().workers(1).taskTimeout(endless).idleTimeout(endless).build()) {
        long first = pool.submit(Tasks::pid).get();
        assertEquals(first, pool.submit(Tasks::pid).get());
        assertEquals(0, pool.statistics().lost());
      }
    }
  }

  @Test
  @Row(P6)
  void killsARunningTaskThatIsCancelledAndNoOther() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<?> hanging = pool.submit(Tasks::spin);
      TaskFuture<Integer> other = pool.submit(() -> 1);
      awaitRunning(hanging);
      assertFalse(hanging.cancel(false));
      assertTrue(hanging.cancel(true));
      assertThrows(CancellationException.class, hanging::get);
      assertEquals(1, other.get());
    }
  }

  @Test
  @Row(P7)
  void leavesNothingBehindWhenTerminated() throws Exception {
    ProcessPool pool = ProcessPool.builder().workers(2).build();
    TaskFuture<?> running = pool.submit(Tasks::spin);
    TaskFuture<?> second = pool.submit(Tasks::spin);
    awaitRunning(running);
    awaitRunning(second);
    TaskFuture<?> queued = pool.submit(() -> {});
    List<ProcessHandle> workers = ProcessHandle.current().children().toList();
    pool.terminateNow();
    assertTrue(running.isCancelled() && second.isCancelled() && queued.isCancelled());
    assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
    assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
    assertTrue(workers.stream().noneMatch(ProcessHandle::isAlive));
    pool.terminateNow();
  }

  @Test
  @Row(P7)
  void terminatesAPoolThatWasNeverUsed() {
    ProcessPool pool = ProcessPool.builder().build();
    pool.terminateNow();
    assertTrue(pool.isTerminated());
  }

  @ParameterizedTest
  @EnumSource
  void runsWhatItHasAcceptedHoweverMainEndsAndKeepsNoJvmUp(EndOfMain.How how) throws Exception {
    try (ChildProgram program = EndOfMain.start(WorkerPoolSubject.FAST, how, folder)) {
      assertEquals(how == EndOfMain.How.THROWS ? 1 : 0, program.exitCode());
    }
    assertTrue(EndOfMain.mark(folder).isOpen(), "the tasks ended with main");
  }

  @Test
  @Row({P9, E10})
  void runsTheInitialiserOnceAWorkerBeforeItsFirstTask() throws Exception {
    Path log = folder.resolve("log");
    String file = log.toString();
    try (ProcessPool pool =
        ProcessPool.builder().workers(2).initializer(() -> append(file)).build()) {
      List<TaskFuture<Long>> sizes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        sizes.add(pool.submit(() -> Files.size(Path.of(file))));
      }
      for (TaskFuture<Long> size : sizes) {
        assertTrue(size.get() >= 1);
      }
      pool.shutdown();
      assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
      assertTrue(Files.size(log) <= pool.statistics().started());
    }
  }

  @Test
  @Row(P10)
  void passesOnWhatATaskPrintsLineByLineWithTheNameOfItsWorker() throws Exception {
    List<String> lines =
        Printed.by(() -> {
          try (ProcessPool pool = ProcessPool.builder().workers(2).workerName("printer-").build()) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
              futures.add(
                  pool.submit(() -> {
                    System.out.print("whole ");
                    System.out.print("line");
                    System.out.println();
                    System.out.flush();
                  }));
            }
            for (Future<?> future : futures) {
              future.get();
            }
          }
        });
    assertEquals(50, lines.size());
    Set<String> different = new HashSet<>(lines);
    different.removeAll(Set.of("[printer-1] whole line", "[printer-2] whole line"));
    assertEquals(Set.of(), different);
  }

  @Test
  @Row(P11)
  void givesWorkersTheirOwnFlagsHeapEnvironmentAndClassPath() throws Exception {
    String classPath = ClassPath.own() + File.pathSeparator + folder;
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .jvmArguments("-Xmx48m", "-XX:+UseSerialGC", "-Dflag=on")
            .environment(Map.of("RACETRACK_TEST", "set"))
            .classPath(classPath)
            .build()) {
      assertEquals("on", pool.submit(() -> System.getProperty("flag")).get());
      assertEquals("set", pool.submit(() -> System.getenv("RACETRACK_TEST")).get());
      assertTrue(pool.submit(() -> Runtime.getRuntime().maxMemory()).get() <= 48L << 20);
      assertEquals(classPath, pool.submit(() -> System.getProperty("java.class.path")).get());
    }
  }

  @Test
  @Row(P1)
  void givesPrefetchedTasksThatHaveNotBegunToAnIdleWorker() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).build();
        Gate gate = Gate.in(folder, "gate")) {
      TaskFuture<?> first =
          pool.submit(() -> {
            gate.pass();
            return 0;
          });
      awaitRunning(first);
      List<TaskFuture<Integer>> others = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        others.add(pool.submit(() -> 1));
      }
      for (TaskFuture<Integer> other : others) {
        assertEquals(1, other.get()); // none waits behind the first
      }
      assertFalse(first.isDone());
      gate.open();
      first.get();
    }
  }

  @Test
  void keepsItsChannelsWhenTheCallerIsInterruptedWhileItSubmits() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      long before = pool.submit(Tasks::pid).get();
      Thread.currentThread().interrupt();
      TaskFuture<Long> future = pool.submit(Tasks::pid);
      assertTrue(Thread.interrupted());
      assertEquals(before, future.get());
    }
  }

  @Test
  void neverRunsAPrefetchedTaskThatWasCancelled() throws Exception {
    Path log = folder.resolve("log");
    String file = log.toString();
    try (ProcessPool pool = ProcessPool.builder().workers(1).build();
        Gate gate = Gate.in(folder, "gate")) {
      TaskFuture<?> first =
          pool.submit(() -> {
            gate.pass();
            return 0;
          });
      awaitRunning(first);
      List<TaskFuture<?>> prefetched = new ArrayList<>();
      for (int i = 0; i < Window.SIZE / 2; i++) {
        prefetched.add(pool.submit(() -> append(file)));
      }
      for (TaskFuture<?> each : prefetched) {
        assertTrue(each.cancel(false));
      }
      gate.open();
      assertEquals(1, pool.submit(() -> 1).get());
      assertFalse(Files.exists(log));
    }
  }

  @Test
  void keepsItsOffersApartWhileOneTaskRunsForLongAndOthersComeAndGo() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build();
        Gate gate = Gate.in(folder, "gate")) {
      TaskFuture<?> first = pool.submit(() -> pass(gate));
      awaitRunning(first);
      TaskFuture<Integer> second = pool.submit(() -> 2);
      for (int i = 0; i < 2 * Ledger.SLOTS; i++) {
        assertTrue(pool.submit(() -> 3).cancel(false));
      }
      assertTrue(first.toString().endsWith("[running]"), first.toString());
      gate.open();
      assertEquals(2, second.get());
    }
  }

  @Test
  @Row(P6)
  void killsNoTaskBehindTheOneThatIsCancelledWhileItsResultIsOnItsWay() throws Exception {
    Slow.letIn = new CountDownLatch(1);
    try (ProcessPool pool = ProcessPool.builder().workers(1).allow(Slow.class.getName()).build();
        Gate gate = Gate.in(folder, "gate")) {
      TaskFuture<Slow> ended = pool.submit(Slow::new);
      TaskFuture<Integer> running = pool.submit(() -> pass(gate));
      awaitRunning(running); // so the first has ended, but the parent is still reading its result
      assertTrue(ended.cancel(true));
      Slow.letIn.countDown();
      gate.open();
      assertEquals(0, running.get());
      assertEquals(0, pool.statistics().lost());
    }
  }

  @Test
  @Row(P6)
  void killsACancelledTaskAsSoonAsTheResultBeforeItHasCome() throws Exception {
    Slow.letIn = new CountDownLatch(1);
    try (ProcessPool pool = ProcessPool.builder().workers(1).allow(Slow.class.getName()).build()) {
      TaskFuture<Slow> ended = pool.submit(Slow::new);
      TaskFuture<?> hanging = pool.submit(Tasks::spin);
      awaitRunning(hanging);
      assertTrue(hanging.cancel(true));
      Slow.letIn.countDown();
      assertNotNull(ended.get());
      assertEquals(1, pool.submit(() -> 1).get()); // by the next worker
    }
  }

  @Test
  void keepsItsChannelsWhenAThreadOfATaskInterruptsItsWorkerLate() throws Exception {
    Gate idle = Gate.in(folder, "idle");
    Gate interrupted = Gate.in(folder, "interrupted");
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      long before =
          pool.submit(
                  () -> {
                    interruptLater(Thread.currentThread(), idle, interrupted);
                    return pid();
                  })
              .get();
      idle.open();
      interrupted.pass();
      assertEquals(before, pool.submit(Tasks::pid).get());
    }
  }

  @Test
  void keepsItsChannelsWhenATaskLeavesAnInterruptBehind() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      long before =
          pool.submit(
                  () -> {
                    Thread.currentThread().interrupt();
                    return pid();
                  })
              .get();
      assertFalse(pool.submit(() -> Thread.currentThread().isInterrupted()).get());
      assertEquals(before, pool.submit(Tasks::pid).get());
    }
  }

  private static void interruptLater(Thread target, Gate when, Gate done) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            when.pass();
            target.interrupt();
            done.open();
          } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static int pass(Gate gate) throws InterruptedException {
    gate.pass();
    return 0;
  }

  /// A result that the parent takes long to read.
  private static final class Slow implements Serializable {

    @Serial private static final long serialVersionUID = 1;
    private static CountDownLatch letIn = new CountDownLatch(0);

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
      try {
        letIn.await();
      } catch (InterruptedException e) {
        throw new InvalidObjectException("interrupted", e);
      }
    }
  }

  private static void fail() {
    throw new UncheckedIOException("outer", new IOException("inner"));
  }

  private static void append(String file) {
    try {
      Files.writeString(Path.of(file), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
