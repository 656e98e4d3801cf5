// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.programs.JavaLauncher;

/// What a pool of processes promises that a pool of threads has no need to.
@Timeout(60)
class SimpleWorkerPoolTest {

  private static SimpleWorkerPool pool = new SimpleWorkerPool(1);

  @TempDir private Path folder;

  /// A failure that cannot cross as the object it is.
  static final class Unsendable extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "UnusedVariable"}) // what is tested
    private final Object content = new Object();

    Unsendable(String message) {
      super(message);
    }
  }

  @BeforeAll
  static void openPool() {
    pool = new SimpleWorkerPool(1);
  }

  @AfterAll
  static void closePool() {
    pool.close();
  }

  @Test
  void runsItsTasksInAnotherProcessAndReusesIt() throws Exception {
    long first = submit(Tasks::pid).get();
    assertNotEquals(Tasks.pid(), first);
    assertEquals(first, submit(Tasks::pid).get());
  }

  @Test
  void refusesATaskThatCannotCross() {
    Object unsendable = new Object();
    RejectedExecutionException refusal =
        assertThrows(RejectedExecutionException.class, () -> submit(() -> unsendable));
    assertInstanceOf(NotSerializableException.class, refusal.getCause());
    assertTrue(String.valueOf(refusal.getMessage()).contains("java.lang.Object"));
    assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> {}));
    List<?> deep = List.of();
    for (int depth = 0; depth < 100_000; depth++) {
      deep = new ArrayList<>(List.of(deep));
    }
    List<?> tooDeep = deep;
    assertThrows(RejectedExecutionException.class, () -> submit(() -> tooDeep.isEmpty()));
  }

  @Test
  void failsATaskWhoseResultCannotCross() {
    assertInstanceOf(NotSerializableException.class, Tasks.causeOf(submit(Object::new)));
  }

  @Test
  void keepsTheTraceOfAFailure() {
    Throwable cause = Tasks.causeOf(submit(SimpleWorkerPoolTest::fail));
    assertEquals("on purpose", assertInstanceOf(IOException.class, cause).getMessage());
    assertTrue(
        Arrays.stream(cause.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals("fail")));
  }

  @Test
  void keepsAnErrorApart() {
    Future<Integer> failing =
        submit(() -> {
          throw new StackOverflowError("on purpose");
        });
    assertInstanceOf(StackOverflowError.class, Tasks.causeOf(failing));
  }

  @Test
  void standsInForAFailureThatCannotCross() {
    Future<Integer> failing =
        submit(() -> {
          throw new Unsendable("on purpose");
        });
    assertInstanceOf(RemoteFailureException.class, Tasks.causeOf(failing));
    assertTrue(Tasks.messageOf(failing).contains("Unsendable: on purpose"));
  }

  @ParameterizedTest
  @EnumSource
  void keepsItsWorkerWhateverIsThrownWhenSomethingCrosses(CrossingFaultTest.Blast blast)
      throws Exception {
    long pid = submit(Tasks::pid).get();
    CrossingFaultTest.Mine mine = new CrossingFaultTest.Mine("write", blast);
    blast.isSeenIn(
        requireNonNull(
            assertThrows(RejectedExecutionException.class, () -> submit(mine)).getCause()));
    blast.isSeenIn(Tasks.causeOf(submit(new CrossingFaultTest.Mine("read", blast))));
    for (String moment : List.of("write", "read", "print")) {
      Future<Integer> failing =
          submit(() -> {
            throw new CrossingFaultTest.Angry(moment, blast);
          });
      Throwable standIn = Tasks.causeOf(failing);
      assertInstanceOf(RemoteFailureException.class, standIn);
      assertTrue(standIn.toString().contains("Angry"), standIn.toString());
    }
    assertEquals(pid, submit(Tasks::pid).get());
  }

  @Test
  void namesTheExitCodeOfALostWorker() throws Exception {
    long pid = submit(Tasks::pid).get();
    Future<Integer> exiting =
        submit(() -> {
          System.exit(3);
          return 0;
        });
    assertInstanceOf(WorkerLostException.class, Tasks.causeOf(exiting));
    assertEquals("worker process " + pid + " ended with exit code 3", Tasks.messageOf(exiting));
  }

  @Test
  void doesNotAskAWorkerThatDiedWhileItWasIdle() throws Exception {
    long pid = submit(Tasks::pid).get();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Tasks.awaitDeath(pid);
    assertNotEquals(pid, submit(Tasks::pid).get());
  }

  @Test
  void doesNotTakeWhatATaskPrintsForItsAnswer() throws Exception {
    Future<Integer> printing =
        submit(() -> {
          System.out.println();
          return 1;
        });
    assertEquals(1, printing.get());
    assertEquals(2, submit(() -> 2).get());
  }

  @Test
  void givesATaskNothingToReadFromStandardInput() throws Exception {
    assertEquals(-1, submit(() -> System.in.read()).get());
    assertEquals(1, submit(() -> 1).get());
  }

  @Test
  void doesNotHandAnInterruptOn() throws Exception {
    Future<Integer> interrupting =
        submit(() -> {
          Thread.currentThread().interrupt();
          return 0;
        });
    assertEquals(0, interrupting.get());
    assertEquals(false, submit(() -> Thread.currentThread().isInterrupted()).get());
  }

  @Test
  void runsWhatTheLibraryBuildsOnIt() throws Exception {
    RemoteCallable<Integer> task = () -> 7;
    assertEquals(7, pool.invokeAny(List.of(task, task)));
    assertEquals(7, pool.invokeAll(List.of(task)).getFirst().get());
    RemoteRunnable nothing = () -> {};
    assertEquals("done", pool.submit(nothing, "done").get());
  }

  @Test
  void executesABareTaskThere() throws Exception {
    Gate gate = Gate.in(folder, "gate");
    RemoteRunnable task = () -> open(gate);
    pool.execute(task);
    gate.pass();
    assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
  }

  @Test
  void takesItsWorkersAlongWhenItsProcessIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                JavaLauncher.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
    try {
      parent.destroyForcibly();
      Gate.await(() -> !worker.isAlive() || worker.info().command().isEmpty());
    } finally {
      worker.destroyForcibly();
    }
  }

  /// A program whose pool has a task that never ends.
  static final class Parent {

    private Parent() {}

    /// Runs until it is killed.
    ///
    /// @param arguments the folder for the gate
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
      SimpleWorkerPool pool = new SimpleWorkerPool(1); // never closed: the point
      RemoteCallable<Long> whoAreYou = Tasks::pid;
      long pid = pool.submit(whoAreYou).get();
      Gate begun = Gate.in(Path.of(arguments[0]), "begun");
      RemoteRunnable endless =
          () -> {
            open(begun);
            Tasks.spin();
          };
      pool.execute(endless);
      begun.pass();
      System.out.println(pid);
    }
  }

  private static <T> Future<T> submit(RemoteCallable<T> task) {
    return pool.submit(task);
  }

  private static int fail() throws IOException {
    throw new IOException("on purpose");
  }

  private static void open(Gate gate) {
    try {
      gate.open();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
