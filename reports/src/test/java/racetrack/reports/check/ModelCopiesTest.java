// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What models get to see.
class ModelCopiesTest {

  /// It waits for longer than any test, unless the time of its wait is over at once.
  private static final String NAPS =
      """
      public class Naps implements java.util.concurrent.Callable<String> {
        private boolean isDone;
        public String call() throws Exception {
          Thread other = new Thread(() -> { synchronized (this) { isDone = true; } });
          synchronized (this) {
            other.start();
            while (!isDone) {
              this.wait(1_000_000_000L, 5);
              this.wait(1_000_000_000L);
            }
          }
          other.join();
          return Helper.WORD;
        }
        static class Helper { static final String WORD = String.valueOf("gave way"); }
      }
      """;

  private static final String IS_TOLD =
      """
      public class IsTold {
        synchronized void look() throws InterruptedException { wait(); }
      }
      """;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void giveTheMonitorUpInAWaitAndTakeItAgain() throws Exception {
    Candidate naps = compiled("Naps", NAPS);
    Candidate copy = new ModelCopies(folder.resolve("copies")).of(naps);
    assertEquals("gave way", call(copy));
    assertEquals(1, copy.classPath().size());
    assertNotEquals(naps.classPath(), copy.classPath());
  }

  @Test
  void leaveAClassThatIsTold() throws IOException {
    Candidate told = compiled("IsTold", IS_TOLD);
    assertEquals(told, new ModelCopies(folder.resolve("copies")).of(told));
  }

  private static Object call(Candidate candidate) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            Candidate.urls(candidate.classPath()), ModelCopiesTest.class.getClassLoader())) {
      Class<?> type = loader.loadClass(candidate.name());
      return ((Callable<?>) type.getDeclaredConstructor().newInstance()).call();
    }
  }

  private Candidate compiled(String name, String text) throws IOException {
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    new SourceCompiler(List.of()).compile(List.of(source), classes);
    return new Candidate(name, List.of(classes));
  }
}
