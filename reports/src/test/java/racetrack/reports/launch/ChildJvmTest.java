// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Children end, whatever they do.
@Timeout(60)
class ChildJvmTest {

  private static final String EXITS =
      """
      class Child {
        public static void main(String[] arguments) {
          System.out.println("done");
          System.exit(7);
        }
      }
      """;

  private static final String HANGS =
      """
      import java.nio.file.Files;
      import java.nio.file.Path;

      class Child {
        public static void main(String[] arguments) throws Exception {
          if (arguments.length == 0) {
            String java = ProcessHandle.current().info().command().orElseThrow();
            Process grandchild = new ProcessBuilder(java, "Child.java", "grandchild").start();
            Path pid = Files.writeString(Path.of("pid"), Long.toString(grandchild.pid()));
            Files.move(pid, Path.of("grandchild.pid"));
          }
          Thread.currentThread().join();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void tellTheirExitCodeAndLeaveTheirOutput() throws IOException, InterruptedException {
    assertEquals(OptionalInt.of(7), child(EXITS).run(Duration.ofSeconds(30)));
    assertEquals("done", Files.readString(folder.resolve("output.txt")).strip());
  }

  @Test
  void areEndedWhenTheirTimeIsUp() throws IOException, InterruptedException {
    assertEquals(OptionalInt.empty(), child(HANGS).run(Duration.ofMillis(100)));
  }

  @Test
  void areEndedWithTheirOwnChildrenWhenWaitingIsInterrupted()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ChildJvm child = child(HANGS);
    Path pid = folder.resolve("grandchild.pid");
    FutureTask<OptionalInt> wait = new FutureTask<>(() -> child.run(Duration.ofSeconds(50)));
    Thread waiter = Thread.ofPlatform().start(wait);
    while (!Files.exists(pid)) {
      waiter.join(Duration.ofMillis(10)); // the class's timeout ends a test whose child is broken
    }
    waiter.interrupt();
    ExecutionException end = assertThrows(ExecutionException.class, wait::get);
    assertInstanceOf(InterruptedException.class, end.getCause());
    Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(Files.readString(pid)));
    if (left.isPresent()) {
      left.get().onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private ChildJvm child(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Child.java"), source);
    return new ChildJvm(
        List.of(file.toString()), folder, Optional.of(folder.resolve("output.txt")));
  }
}
