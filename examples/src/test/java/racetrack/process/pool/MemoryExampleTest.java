// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.process.pool.MemoryExample.Seen;

@Timeout(60)
class MemoryExampleTest {

  @Test
  void isSharedByThreads() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals(new Seen(5, 5), MemoryExample.addIn(pool, 5));
    }
  }

  @Test
  void isNotSharedByProcesses() throws Exception {
    try (ExecutorService pool = ProcessPool.builder().workers(1).build()) {
      assertEquals(new Seen(5, 0), MemoryExample.addIn(pool, 5));
    }
  }
}
