// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreeInsideExampleTest {

  /// Nobody leaves before three are inside.
  @Test
  void letsThreeInAndNeverMore() throws InterruptedException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    CyclicBarrier three = new CyclicBarrier(3);
    int most =
        ThreeInsideExample.run(
            6,
            () -> {
              try {
                three.await();
              } catch (BrokenBarrierException e) {
                throw new IllegalStateException(e);
              }
            },
            lines::add);
    assertEquals(3, most);
    assertEquals(6, lines.size());
  }
}
