// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmhLockTest {

  @TempDir private Path folder;

  @Test
  void isHeldByOneRunAtATime() throws UsageException, IOException {
    try (JmhLock _ = JmhLock.acquire(folder)) {
      UsageException refused = assertThrows(UsageException.class, () -> JmhLock.acquire(folder));
      assertEquals(
          "Another JMH run on this host holds %s: wait for it to end, or add -Djmh.ignoreLock=true after `java` or `mvn` to measure beside it."
              .formatted(folder.resolve("jmh.lock")),
          refused.getMessage());
    }
    JmhLock.acquire(folder).close();
  }

  @Test
  void saysSoIfItIsAnotherUsers() throws IOException {
    Path file = Files.createFile(folder.resolve("jmh.lock"));
    Files.setPosixFilePermissions(file, Set.of());
    assumeFalse(Files.isWritable(file), "to this user, no file is forbidden");
    UsageException refused = assertThrows(UsageException.class, () -> JmhLock.acquire(folder));
    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("JMH's lock %s is another user's, so".formatted(file)),
        refused::getMessage);
  }
}
