// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.P8;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.testkit.Row;

/// No worker outlives its parent, however the parent ends and whatever the worker does.
@Timeout(120)
class ParentDeathTest {

  private static final String EXIT = "exit";

  /// How much slower this host is now than one with time on its hands; one second means that long.
  private static int slowness;

  @BeforeAll
  static void timeAStart() throws Exception {
    long start = System.nanoTime();
    String java = JavaLauncher.path();
    assertEquals(0, new ProcessBuilder(java, "-version").start().waitFor());
    slowness =
        1 + (int) Duration.ofNanos(System.nanoTime() - start).dividedBy(Duration.ofMillis(200));
  }

  @Test
  @Row(P8)
  void takesTenBusyWorkersAlongWhenTheParentIsKilled() throws Exception {
    Process parent = startParent("10", "");
    List<ProcessHandle> workers = readWorkers(parent, 10);
    parent.destroyForcibly().waitFor();
    assertAllDeadSoon(workers);
  }

  @Test
  @Row(P8)
  void takesTheWorkersAlongWhenTheParentExits() throws Exception {
    Process parent = startParent("2", EXIT);
    List<ProcessHandle> workers = readWorkers(parent, 2);
    assertEquals(1, parent.waitFor());
    assertAllDeadSoon(workers);
  }

  @Test
  @Row(P8)
  void endsAWorkerWhoseParentDiedWhileItStarted(@TempDir Path folder) throws Exception {
    List<String> arguments = new ArrayList<>(ProcessPool.Builder.JVM_ARGUMENTS);
    arguments.addAll(List.of("-cp", ClassPath.own(), WorkerMain.class.getName()));
    Process worker =
        JvmCommand.builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (DataOutputStream greeting = new DataOutputStream(worker.getOutputStream())) {
      for (String name : List.of("worker", "socket", "ledger", "rings")) {
        greeting.writeUTF(folder.resolve(name).toString()); // its files are gone with the parent
      }
      greeting.writeLong(ProcessHandle.current().pid());
      greeting.writeInt(1024);
      greeting.writeLong(0);
      greeting.write(new byte[Rendezvous.SECRET]);
    }
    boolean ended = worker.waitFor(Duration.ofSeconds(10).multipliedBy(slowness));
    worker.destroyForcibly().waitFor();
    assertTrue(ended, "the worker lives on");
  }

  /// The parent of the test: fills a pool with busy loops and prints which processes run them.
  static final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
      int workers = Integer.parseInt(arguments[0]);
      ProcessPool pool = ProcessPool.builder().workers(workers).build(); // never closed: the point
      List<TaskFuture<?>> busy = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        busy.add(pool.submit(Parent::count));
      }
      for (TaskFuture<?> future : busy) {
        Tasks.awaitRunning(future);
      }
      ProcessHandle.current().children().map(ProcessHandle::pid).forEach(System.out::println);
      if (arguments[1].equals(EXIT)) {
        System.exit(1);
      }
      busy.getFirst().get();
    }

    /// Counts in a loop without a call, the kind that a virtual machine finds hard to stop.
    @SuppressWarnings("InfiniteLoopStatement")
    private static void count() {
      long sum = 0;
      while (true) {
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
          sum += i ^ sum;
        }
        if (sum == 42) {
          System.out.println(sum);
        }
      }
    }
  }

  private static Process startParent(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.addAll(List.of("-cp", ClassPath.own(), Parent.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<ProcessHandle> readWorkers(Process parent, int count) throws IOException {
    List<ProcessHandle> workers = new ArrayList<>();
    BufferedReader lines = parent.inputReader();
    while (workers.size() < count) {
      workers.add(ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow());
    }
    return workers;
  }

  private static void assertAllDeadSoon(List<ProcessHandle> workers) throws InterruptedException {
    long start = System.nanoTime();
    Duration limit = Duration.ofSeconds(1).multipliedBy(slowness);
    Gate.await(() ->
        System.nanoTime() - start > limit.toNanos()
            || workers.stream().noneMatch(ParentDeathTest::isAlive));
    List<ProcessHandle> alive = workers.stream().filter(ParentDeathTest::isAlive).toList();
    alive.forEach(ProcessHandle::destroyForcibly);
    assertTrue(alive.isEmpty(), () -> "still alive after " + limit + ": " + alive);
  }

  /// A process that has ended and whose end nobody has noted yet is still listed, but has no
  /// command.
  private static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
