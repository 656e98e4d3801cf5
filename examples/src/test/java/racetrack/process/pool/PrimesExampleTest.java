// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.process.pool.PrimesExample.Count;

@Timeout(60)
class PrimesExampleTest {

  @Test
  void countsTheSameOnThreadsAndOnProcesses() throws InterruptedException, ExecutionException {
    List<String> lines = new ArrayList<>();
    List<Count> counts = PrimesExample.compare(10_000, lines::add);
    assertEquals(
        List.of("one thread", "threads", "processes"), counts.stream().map(Count::way).toList());
    for (Count count : counts) {
      assertEquals(List.of(1_229, 1_229, 1_229, 1_229), count.counts());
      assertTrue(count.first().isPositive() && count.best().isPositive());
    }
    assertEquals(3, lines.size());
    assertTrue(
        lines.stream().allMatch(line -> line.matches(".*1229].* first .* ms, then .* ms")),
        lines::toString);
  }
}
