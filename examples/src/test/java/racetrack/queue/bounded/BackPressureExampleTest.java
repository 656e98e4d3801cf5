// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racetrack.queue.bounded.BackPressureExample.Progress;

class BackPressureExampleTest {

  @Test
  void blocksAtTheBound() throws InterruptedException {
    assertEquals(
        new Progress(100, 250),
        BackPressureExample.produce(BoundedQueueSubject.CONDITION, 100, 250));
  }

  @Test
  void runsAwayWithoutABound() throws InterruptedException {
    assertEquals(
        new Progress(250, 250),
        BackPressureExample.produce(BoundedQueueSubject.BROKEN_UNBOUNDED, 100, 250));
  }
}
