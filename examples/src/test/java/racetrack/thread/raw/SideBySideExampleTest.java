// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideExampleTest {

  /// The clock is made up: nobody counts on before both have counted.
  @Test
  void countsInBothThreads() throws InterruptedException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    CyclicBarrier second = new CyclicBarrier(2);
    SideBySideExample.count(
        _ -> {
          try {
            second.await();
          } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
          }
        },
        lines::add);
    assertEquals(10, lines.size());
    for (int count = 0; count < 5; count++) {
      assertEquals(
          List.of("main thread: " + count, "thread: " + count),
          lines.subList(2 * count, 2 * count + 2).stream().sorted().toList());
    }
  }
}
