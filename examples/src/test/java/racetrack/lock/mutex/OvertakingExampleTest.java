// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import racetrack.lock.mutex.OvertakingExample.Tally;

class OvertakingExampleTest {

  @Test
  void countsEveryPass() throws InterruptedException {
    Tally tally = OvertakingExample.pass(MutexSubject.CLH, 1_000);
    assertEquals(2_000, tally.passes());
    assertTrue(tally.repeats() < 2_000, tally::toString);
  }
}
