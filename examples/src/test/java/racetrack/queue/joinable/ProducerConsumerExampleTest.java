// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import racetrack.queue.joinable.ProducerConsumerExample.Progress;

class ProducerConsumerExampleTest {

  @Test
  void blocksAtTheBoundAndJoinsWhenAllIsProcessed() throws InterruptedException {
    List<String> lines = new CopyOnWriteArrayList<>();
    Progress progress =
        ProducerConsumerExample.run(
            JoinableQueueSubject.CONDITION, Duration.ofMillis(5), lines::add);
    assertEquals(new Progress(5, 10), progress);
    List<String> processing =
        lines.stream().filter(line -> line.startsWith("processing ")).toList();
    assertEquals(10, processing.size());
    assertEquals("processing item 1", processing.getFirst());
    assertTrue(lines.contains("nothing came for a while: the consumer ends"));
  }
}
