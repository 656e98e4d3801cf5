// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which processes end when another one does.
class LeashTest {

  private final List<ProcessHandle> started = new ArrayList<>();

  /// A JVM on the leash that starts a child of its own and then waits, as its child does.
  static final class Kennel {

    private Kennel() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      if (arguments.length > 0) {
        Leash.fasten();
        System.out.println(jvm().start().pid());
      }
      Thread.currentThread().join();
    }
  }

  @AfterEach
  void leaveNobodyBehind() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void takesTheChildrenAlongWhenItsJvmIsEnded() throws Exception {
    Process parent = start();
    ProcessHandle child = childOf(parent);
    parent.toHandle().destroy();
    assertEnds(child);
    assertEnds(parent.toHandle());
  }

  @Test
  void endsItsJvmAndTheChildrenWhenTheParentLetsGo() throws Exception {
    Process parent = start();
    ProcessHandle child = childOf(parent);
    parent.getOutputStream().close(); // as the system does when the parent is no more
    assertEnds(parent.toHandle());
    assertEnds(child);
  }

  private Process start() throws IOException {
    Process parent = jvm("-D" + Leash.PROPERTY + "=true").start();
    started.add(parent.toHandle());
    return parent;
  }

  private ProcessHandle childOf(Process parent) throws IOException {
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
    started.add(child);
    assertTrue(child.isAlive());
    return child;
  }

  private static ProcessBuilder jvm(String... property) {
    List<String> command = new ArrayList<>(List.of(property));
    command.addFirst(JavaLauncher.path());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Kennel.class.getName()));
    command.addAll(List.of(property)); // the one on the leash has an argument
    return new ProcessBuilder(command);
  }

  private static void assertEnds(ProcessHandle process)
      throws InterruptedException, ExecutionException, TimeoutException {
    process.onExit().get(20, TimeUnit.SECONDS);
  }
}
