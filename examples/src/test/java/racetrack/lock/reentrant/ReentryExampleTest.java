// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReentryExampleTest {

  @Test
  void comesInAgainIfTheLockKnowsItsOwner() throws InterruptedException {
    assertTrue(ReentryExample.comesInAgain(OwnedLockSubject.MONITOR));
  }

  @Test
  void waitsForItselfIfTheLockDoesNot() throws InterruptedException {
    assertFalse(ReentryExample.comesInAgain(OwnedLockSubject.BROKEN_REENTRY));
  }

  @Test
  void leavesTheLockFreeWhenABlockFails() throws InterruptedException {
    assertTrue(ReentryExample.isFreeAfterAFailure(OwnedLockSubject.MONITOR));
  }
}
