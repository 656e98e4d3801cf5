// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;

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
    assertEquals(OptionalInt.of(7), child(EXITS).run(Duration.ofSeconds(30)).exitCode());
    assertEquals("done", Files.readString(folder.resolve("output.txt")).strip());
  }

  @Test
  void tellWhatTheySaidOfTheirTroubles() throws InterruptedException {
    ChildJvm.End end =
        new ChildJvm(List.of("-XX:NoSuchOption"), folder, Optional.empty())
            .run(Duration.ofSeconds(30));
    assertEquals("exited with 1", end.words());
    assertTrue(end.lastWords().contains("NoSuchOption"), end::lastWords);
  }

  /// Starts a child, which says which options its JVM was given.
  static final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
      List<String> child = List.of("-XshowSettings:properties", "-version");
      new ChildJvm(child, Path.of("."), Optional.empty()).run(Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void takeNoOptionsFromTheEnvironmentUnlessTheyAreAsked(boolean asked, int children)
      throws IOException, InterruptedException {
    ProcessBuilder parent =
        new ProcessBuilder(
                JavaLauncher.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    parent.environment().put("JAVA_TOOL_OPTIONS", "-Dtold.by=environment");
    parent.environment().put(JvmOptions.INHERIT, Boolean.toString(asked));
    Process process = parent.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("java.home"), said);
    assertEquals(children, said.lines().filter(line -> line.contains("told.by = ")).count(), said);
  }

  @Test
  void areEndedWhenTheirTimeIsUp() throws IOException, InterruptedException {
    assertEquals(OptionalInt.empty(), child(HANGS).run(Duration.ofMillis(100)).exitCode());
  }

  @Test
  void areEndedWithTheirOwnChildrenWhenWaitingIsInterrupted()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ChildJvm child = child(HANGS);
    Path pid = folder.resolve("grandchild.pid");
    FutureTask<ChildJvm.End> wait = new FutureTask<>(() -> child.run(Duration.ofSeconds(50)));
    Thread waiter = Thread.ofPlatform().start(wait);
    while (!Files.exists(pid)) {
      boolean isOver = waiter.join(Duration.ofMillis(10));
      assertFalse(isOver, "the child has ended by itself");
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
