// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmhLockTest {

  @TempDir private Path folder;

  @Test
  void isHeldByOneRunAtATime() throws UsageException, IOException {
    try (JmhLock _ = JmhLock.acquire(folder)) {
      UsageException refused = assertThrows(UsageException.class, () -> JmhLock.acquire(folder));
      assertEquals(
          "Another JMH run on this host holds %s: wait for it to end, or add -Djmh.ignoreLock=true to the JVM."
              .formatted(folder.resolve("jmh.lock")),
          refused.getMessage());
    }
    JmhLock.acquire(folder).close();
  }
}
