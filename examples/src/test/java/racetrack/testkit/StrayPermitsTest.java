// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class StrayPermitsTest {

  private final CountDownLatch latch = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource
  void leavesAloneWhoLooksAgain(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter = crew.start("waiter", () -> latch.await()).awaitWaiting();
      StrayPermits.wake(waiter, latch);
      latch.countDown();
      crew.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesWhoTakesAPermitForAReason(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter = crew.start("waiter", () -> LockSupport.park()).awaitWaiting();
      assertThrows(AssertionError.class, () -> StrayPermits.wake(waiter, latch));
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesWhoTakesANotificationForAReason(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      Crew.Member waiter = crew.start("waiter", this::waitOnce).awaitWaiting();
      assertThrows(AssertionError.class, () -> StrayPermits.wake(waiter, latch));
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the mistake that is to be seen
  private void waitOnce() throws InterruptedException {
    synchronized (latch) {
      latch.wait();
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsWhoHasNoMoreTimeGiveUp(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      StrayPermits.wakeUntilItGivesUp(
          crew.start("waiter", () -> latch.await(20, TimeUnit.MILLISECONDS)), latch);
    }
  }
}
