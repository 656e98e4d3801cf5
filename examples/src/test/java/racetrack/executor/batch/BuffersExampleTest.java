// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import racetrack.executor.batch.BuffersExample.Peak;

class BuffersExampleTest {

  @Test
  void boundsBuffersByTheWorkersAndItemsByTheBatch()
      throws InterruptedException, ExecutionException {
    Peak peak = BuffersExample.run(BatchesSubject.HAND, 25, _ -> {});
    assertTrue(peak.buffers() <= BuffersExample.WORKERS, peak::toString);
    assertEquals(BuffersExample.BATCH, peak.items());
    assertEquals(3, peak.batches().size());
    assertEquals(
        IntStream.range(10, 20).map(item -> 2 * item).boxed().toList(), peak.batches().get(1));
  }

  @Test
  void hasAllItemsAliveWithoutBatches() throws InterruptedException, ExecutionException {
    assertEquals(25, BuffersExample.run(BatchesSubject.BROKEN_FLIGHT, 25, _ -> {}).items());
  }
}
