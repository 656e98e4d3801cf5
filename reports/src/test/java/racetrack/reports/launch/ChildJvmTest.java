// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
            Files.writeString(Path.of("grandchild.pid"), Long.toString(grandchild.pid()));
          }
          Thread.currentThread().join();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void tellTheirExitCodeAndLeaveTheirOutput() throws IOException, InterruptedException {
    assertEquals(OptionalInt.of(7), run(EXITS, Duration.ofSeconds(30)));
    assertEquals("done", Files.readString(folder.resolve("output.txt")).strip());
  }

  @Test
  void areEndedWithTheirOwnChildrenWhenTheirTimeIsUp() throws IOException, InterruptedException {
    assertEquals(OptionalInt.empty(), run(HANGS, Duration.ofSeconds(5)));
    long grandchild = Long.parseLong(Files.readString(folder.resolve("grandchild.pid")));
    ProcessHandle.of(grandchild).ifPresent(handle -> handle.onExit().join());
  }

  private OptionalInt run(String source, Duration patience)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("Child.java"), source);
    return new ChildJvm(List.of(file.toString()), folder, Optional.of(folder.resolve("output.txt")))
        .run(patience);
  }
}
