// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class GrowingExampleTest {

  /// Two children each, to a depth of three: 1 + 2 + 4 + 8 tasks for each of three roots.
  @Test
  void endsWhenNothingIsLeftWithAnExactCount() throws InterruptedException, ExecutionException {
    ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    List<String> results = GrowingExample.run(Duration.ZERO, _ -> 2, lines::add);
    assertEquals(3 * 15, results.size());
    assertEquals(3 * 15, new HashSet<>(results).size());
    assertEquals(3 * 15, lines.size());
    assertTrue(results.contains("result of root_2_sub_1_sub_0_sub_1"));
  }

  @Test
  void endsWithTheRootsIfTheyMakeNothing() throws InterruptedException, ExecutionException {
    assertEquals(3, GrowingExample.run(Duration.ZERO, _ -> 0, _ -> {}).size());
  }
}
