// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BatchesExampleTest {

  @Test
  void processesEachOfTheNineItemsOnce() throws InterruptedException, ExecutionException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    List<String> processed = BatchesExample.run(Duration.ofMillis(1), lines::add);
    Set<String> expected = new HashSet<>();
    for (int producer = 1; producer <= 3; producer++) {
      for (int index = 0; index < 3; index++) {
        expected.add("processed_item_" + producer + "_" + index);
      }
    }
    assertEquals(9, processed.size());
    assertEquals(expected, new HashSet<>(processed));
    assertEquals(9, lines.stream().filter(line -> line.startsWith("made ")).count());
    assertEquals(3, lines.stream().filter("processed a batch of 3"::equals).count());
    assertTrue(lines.contains("items produced: 9"));
    assertTrue(lines.contains("items processed: 9"));
  }
}
