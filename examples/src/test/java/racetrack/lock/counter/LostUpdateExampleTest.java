// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LostUpdateExampleTest {

  @Test
  void losesUpdatesWithoutALock() throws InterruptedException {
    long total = LostUpdateExample.firstLoss();
    assertTrue(total < 200_000, "counted " + total);
  }

  @Test
  void losesNoneWithALock() throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      assertEquals(200_000, LostUpdateExample.total(CounterSubject.SYNCHRONIZED));
    }
  }
}
