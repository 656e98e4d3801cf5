// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.C_DESERIALISE_RESULT_CLASS_MISSING;
import static racetrack.conformance.Requirement.C_DESERIALISE_RESULT_CLASS_NOT_ALLOWED;
import static racetrack.conformance.Requirement.C_DESERIALISE_RESULT_THROWS;
import static racetrack.conformance.Requirement.C_DESERIALISE_TASK_CLASS_MISSING;
import static racetrack.conformance.Requirement.C_DESERIALISE_TASK_EXITS;
import static racetrack.conformance.Requirement.C_DESERIALISE_TASK_HALTS;
import static racetrack.conformance.Requirement.C_DESERIALISE_TASK_KILLED;
import static racetrack.conformance.Requirement.C_DESERIALISE_TASK_THROWS;
import static racetrack.conformance.Requirement.C_KILLED_AFTER_SHUTDOWN;
import static racetrack.conformance.Requirement.C_LARGE_PAYLOAD_KILLED;
import static racetrack.conformance.Requirement.C_RUBBISH_ON_STANDARD_OUTPUT;
import static racetrack.conformance.Requirement.C_RUN_CRASHES;
import static racetrack.conformance.Requirement.C_RUN_EXITS;
import static racetrack.conformance.Requirement.C_RUN_HALTS;
import static racetrack.conformance.Requirement.C_RUN_KILLED;
import static racetrack.conformance.Requirement.C_RUN_OUT_OF_MEMORY;
import static racetrack.conformance.Requirement.C_RUN_OUT_OF_STACK;
import static racetrack.conformance.Requirement.C_RUN_THROWS;
import static racetrack.conformance.Requirement.C_RUN_THROWS_NOT_SERIALISABLE;
import static racetrack.conformance.Requirement.C_SERIALISE_RESULT_EXITS;
import static racetrack.conformance.Requirement.C_SERIALISE_RESULT_KILLED;
import static racetrack.conformance.Requirement.C_SERIALISE_RESULT_NOT_SERIALISABLE;
import static racetrack.conformance.Requirement.C_SERIALISE_RESULT_THROWS;
import static racetrack.conformance.Requirement.C_SERIALISE_TASK_NOT_SERIALISABLE;
import static racetrack.conformance.Requirement.C_SERIALISE_TASK_THROWS;
import static racetrack.process.pool.Tasks.awaitDeath;
import static racetrack.process.pool.Tasks.awaitRunning;
import static racetrack.process.pool.Tasks.causeOf;
import static racetrack.process.pool.Tasks.messageOf;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import racetrack.testkit.Row;

/// The crash matrix: whatever goes wrong, and wherever, one future tells of it and the pool goes
/// on.
@Timeout(120)
class CrashMatrixTest {

  private static ProcessPool pool;

  @BeforeAll
  static void openPool() {
    pool =
        ProcessPool.builder()
            .workers(1)
            .jvmArguments(
                "-XX:+UseSerialGC",
                "-Xmx48m",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash")
            .allow(CrashMatrixTest.class.getName() + "$*")
            .build();
  }

  @AfterEach
  void goesOn() throws Exception {
    assertEquals(1, pool.submit(() -> 1).get());
  }

  @AfterAll
  static void shutsDownCleanly() {
    pool.close();
    assertTrue(pool.isTerminated());
  }

  @Test
  @Row(C_SERIALISE_TASK_NOT_SERIALISABLE)
  void refusesATaskThatCannotCrossAndNamesTheField() {
    long before = pool.statistics().tasksDone();
    Holder holder = new Holder(new Object());
    RejectedExecutionException refusal =
        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> holder.hashCode()));
    assertInstanceOf(NotSerializableException.class, refusal.getCause());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("field `content` of " + Holder.class.getTypeName()), message);
    assertTrue(message.contains("is a java.lang.Object, which is not Serializable"), message);
    assertEquals(before, pool.statistics().tasksDone());
  }

  @Test
  @Row(C_SERIALISE_TASK_THROWS)
  void refusesATaskWhoseSerialisationThrows() {
    RejectedExecutionException refusal =
        assertThrows(
            RejectedExecutionException.class, () -> pool.submit(new Saboteur("write", "throw")));
    assertTrue(String.valueOf(refusal.getMessage()).contains("sabotage"), refusal.toString());
  }

  @Test
  @Row(C_DESERIALISE_TASK_THROWS)
  void failsATaskWhoseDeserialisationThrows() {
    assertTrue(messageOf(pool.submit(new Saboteur("read", "throw"))).contains("sabotage"));
  }

  @Test
  @Row(C_DESERIALISE_TASK_CLASS_MISSING)
  void failsATaskWhoseClassTheWorkerLacks() throws Exception {
    try (ProcessPool bare = ProcessPool.builder().workers(1).classPath(mainClasses()).build()) {
      assertInstanceOf(ClassNotFoundException.class, causeOf(bare.submit(new Saboteur("", ""))));
      Throwable cause = causeOf(bare.submit(() -> 1));
      assertInstanceOf(ClassNotFoundException.class, cause);
      assertTrue(cause.toString().contains("Builder.classPath"), cause.toString());
      assertEquals(0, bare.statistics().lost());
    }
  }

  @Test
  @Row(C_DESERIALISE_TASK_EXITS)
  void losesAWorkerThatExitsWhileItDeserialises() {
    assertLost("exit code 9", pool.submit(new Saboteur("read", "exit")));
  }

  @Test
  @Row(C_DESERIALISE_TASK_HALTS)
  void losesAWorkerThatHaltsWhileItDeserialises() {
    assertLost("exit code 8", pool.submit(new Saboteur("read", "halt")));
  }

  @Test
  @Row(C_DESERIALISE_TASK_KILLED)
  void losesAWorkerThatIsKilledWhileItDeserialises() throws Exception {
    TaskFuture<Integer> future = pool.submit(new Saboteur("read", "hang"));
    awaitRunning(future);
    killWorkers();
    assertLost("exit code", future);
  }

  @Test
  @Row(C_RUN_THROWS)
  void failsATaskThatThrows() {
    assertTrue(messageOf(pool.submit(new Saboteur("call", "throw"))).contains("sabotage"));
  }

  @Test
  @Row(C_RUN_THROWS_NOT_SERIALISABLE)
  void standsInForAFailureThatCannotCross() {
    TaskFuture<Object> future = pool.submit(CrashMatrixTest::throwWhatCannotCross);
    assertInstanceOf(RemoteFailureException.class, causeOf(future));
    assertTrue(messageOf(future).contains("this cannot cross"), messageOf(future));
    assertTrue(messageOf(future).contains("at " + CrashMatrixTest.class.getName()));
  }

  @Test
  @Row(C_RUN_EXITS)
  void losesAWorkerThatExits() {
    assertLost("exit code 9", pool.submit(new Saboteur("call", "exit")));
  }

  @Test
  @Row(C_RUN_HALTS)
  void losesAWorkerThatHalts() {
    assertLost("exit code 8", pool.submit(new Saboteur("call", "halt")));
  }

  @Test
  @Row(C_RUN_KILLED)
  void losesAWorkerThatIsKilled() throws Exception {
    TaskFuture<Integer> future = pool.submit(Tasks::hang);
    awaitRunning(future);
    killWorkers();
    assertLost("exit code", future);
  }

  @Test
  @Row(C_RUN_CRASHES)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void losesAWorkerThatCrashes() throws Exception {
    TaskFuture<Long> pid = pool.submit(Tasks::pid);
    TaskFuture<Integer> future = pool.submit(Tasks::hang);
    awaitRunning(future);
    new ProcessBuilder("kill", "-SEGV", pid.get().toString()).start().waitFor();
    assertLost("exit code 1", future); // the code of a JVM that crashed and dumps no core
  }

  @Test
  @Row(C_RUN_OUT_OF_MEMORY)
  void failsATaskThatRunsOutOfMemory() {
    assertInstanceOf(OutOfMemoryError.class, causeOf(pool.submit(CrashMatrixTest::fillTheHeap)));
  }

  @Test
  @Row(C_RUN_OUT_OF_MEMORY)
  void losesAWorkerThatIsToEndWhenItsMemoryDoes() {
    try (ProcessPool strict =
        ProcessPool.builder()
            .workers(1)
            .jvmArguments("-Xmx32m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
            .build()) {
      assertLost("exit code 3", strict.submit(CrashMatrixTest::fillTheHeap));
    }
  }

  @Test
  @Row(C_RUN_OUT_OF_STACK)
  void failsATaskThatRunsOutOfStack() {
    assertInstanceOf(StackOverflowError.class, causeOf(pool.submit(() -> recurse(0))));
  }

  @Test
  @Row(C_SERIALISE_RESULT_THROWS)
  void failsATaskWhoseResultThrowsWhenSerialised() {
    assertTrue(messageOf(pool.submit(() -> new Saboteur("write", "throw"))).contains("sabotage"));
  }

  @Test
  @Row(C_SERIALISE_RESULT_NOT_SERIALISABLE)
  void failsATaskWhoseResultCannotCross() {
    assertInstanceOf(NotSerializableException.class, causeOf(pool.submit(() -> new Object())));
  }

  @Test
  @Row(C_SERIALISE_RESULT_EXITS)
  void losesAWorkerThatExitsWhileItSerialises() {
    assertLost("exit code 9", pool.submit(() -> new Saboteur("write", "exit")));
  }

  @Test
  @Row(C_SERIALISE_RESULT_KILLED)
  void losesAWorkerThatIsKilledWhileItSerialises() throws Exception {
    TaskFuture<Saboteur> future = pool.submit(() -> new Saboteur("write", "hang"));
    awaitRunning(future);
    killWorkers();
    assertLost("exit code", future);
  }

  @Test
  @Row(C_DESERIALISE_RESULT_THROWS)
  void failsATaskWhoseResultThrowsWhenDeserialised() {
    assertTrue(messageOf(pool.submit(() -> new Saboteur("read", "throw"))).contains("sabotage"));
  }

  @Test
  @Row(C_DESERIALISE_RESULT_CLASS_NOT_ALLOWED)
  void failsATaskWhoseResultIsOfAClassThatIsNotAllowed() {
    assertInstanceOf(InvalidClassException.class, causeOf(pool.submit(() -> new File("gadget"))));
  }

  @Test
  @Row(C_DESERIALISE_RESULT_CLASS_MISSING)
  void failsATaskWhoseResultIsOfAClassThatTheParentLacks() {
    assertInstanceOf(ClassNotFoundException.class, causeOf(pool.submit(Foreign::instance)));
  }

  @Test
  @Row(C_RUBBISH_ON_STANDARD_OUTPUT)
  void passesRubbishOnStandardOutputOn() throws Exception {
    List<String> lines =
        Printed.by(() -> {
          try (ProcessPool printing = ProcessPool.builder().workers(1).build()) {
            assertEquals(7, printing.submit(CrashMatrixTest::writeRubbish).get());
          }
        });
    assertEquals(List.of("[worker-1] \u0001\u0002 rubbish, not a frame"), lines);
  }

  @Test
  @Row(C_LARGE_PAYLOAD_KILLED)
  void neitherHangsNorLosesMoreThanOneWhenKilledWhileLargePayloadsTravel() throws Exception {
    byte[] large = new byte[1 << 22];
    for (int round = 0; round < 3; round++) {
      List<TaskFuture<byte[]>> futures = new ArrayList<>();
      TaskFuture<Integer> blocking = pool.submit(Tasks::hang);
      for (int i = 0; i < 4; i++) {
        futures.add(pool.submit(() -> large));
      }
      awaitRunning(blocking);
      killWorkers();
      assertLost("exit code", blocking);
      for (TaskFuture<byte[]> future : futures) {
        assertArrayEquals(large, future.get());
      }
    }
  }

  @Test
  @Row(C_KILLED_AFTER_SHUTDOWN)
  void endsAfterAShutdownAlthoughAWorkerIsKilled() throws Exception {
    ProcessPool closing = ProcessPool.builder().workers(1).build();
    long worker = closing.submit(Tasks::pid).get();
    TaskFuture<Integer> lost = closing.submit(Tasks::hang);
    TaskFuture<Integer> queued = closing.submit(() -> 5);
    awaitRunning(lost);
    closing.shutdown();
    ProcessHandle.of(worker).orElseThrow().destroyForcibly();
    assertLost("exit code", lost);
    assertEquals(5, queued.get());
    assertTrue(closing.awaitTermination(1, TimeUnit.MINUTES));
    awaitDeath(worker);
  }

  private static void assertLost(String how, TaskFuture<?> future) {
    assertInstanceOf(WorkerLostException.class, causeOf(future));
    assertTrue(messageOf(future).contains(how), messageOf(future));
  }

  private static void killWorkers() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
  }

  private static String mainClasses() throws Exception {
    var location = ProcessPool.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(location.toURI()).toString();
  }

  private static Object fillTheHeap() {
    byte[][] memory = new byte[1 << 10][];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = new byte[1 << 20];
    }
    return memory;
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  private static Object throwWhatCannotCross() {
    throw new Unserialisable();
  }

  private static int writeRubbish() throws IOException {
    try (FileOutputStream raw = new FileOutputStream(FileDescriptor.out)) {
      raw.write("\u0001\u0002 rubbish, not a frame\n".getBytes(StandardCharsets.UTF_8));
    }
    return 7;
  }

  /// Holds what cannot cross.
  private record Holder(Object content) implements Serializable {}

  /// A failure that cannot be serialised.
  private static final class Unserialisable extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // the point
    private final Object content = new Object();

    Unserialisable() {
      super("this cannot cross");
    }

    @Override
    public String getMessage() {
      return super.getMessage() + ": " + content;
    }
  }

  /// A task, or a result, that does something bad at a given moment.
  private static final class Saboteur implements Callable<Integer>, Serializable {

    @Serial private static final long serialVersionUID = 1;

    private final String moment;
    private final String deed;

    Saboteur(String moment, String deed) {
      this.moment = moment;
      this.deed = deed;
    }

    @Override
    public Integer call() throws Exception {
      strikeIf("call");
      return 0;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
      strikeIf("write");
      out.defaultWriteObject();
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      strikeIf("read");
    }

    private void strikeIf(String now) throws InvalidObjectException {
      if (moment.equals(now)) {
        switch (deed) {
          case "throw" -> throw new InvalidObjectException("sabotage");
          case "exit" -> System.exit(9);
          case "halt" -> Runtime.getRuntime().halt(8);
          case "hang" -> Tasks.spin();
          default -> throw new IllegalStateException(deed);
        }
      }
    }
  }
}
