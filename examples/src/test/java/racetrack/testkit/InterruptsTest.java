// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class InterruptsTest {

  @ParameterizedTest
  @EnumSource
  void letsEveryStepBeDoneInAStorm(ThreadKind kind) throws InterruptedException {
    Semaphore permits = new Semaphore(1);
    AtomicInteger done = new AtomicInteger();
    Interrupts storm = new Interrupts();
    Crew.Step step =
        storm.through(_ -> {
          permits.acquire();
          permits.release();
          done.getAndIncrement();
        });
    try (Crew crew = new Crew(kind)) {
      storm.begin(crew, List.of(crew.start("one", 200, step), crew.start("another", 200, step)));
      crew.joinSoon();
    }
    assertEquals(400, done.get());
  }

  @ParameterizedTest
  @EnumSource
  void leavesNobodyBehindWhoIsStuckInAStorm(ThreadKind kind) {
    var _ = Crew.takeLeft(); // other tests' threads, which nobody can end
    Interrupts storm = new Interrupts();
    CountDownLatch never = new CountDownLatch(1);
    try (Crew crew = new Crew(kind, Duration.ofMillis(100))) {
      storm.begin(crew, List.of(crew.start("stuck", 1, storm.through(_ -> never.await()))));
      assertThrows(AssertionError.class, crew::joinSoon);
    }
    assertEquals(List.of(), Crew.takeLeft());
  }

  @Test
  void seesWhoLosesItsInterrupt() throws Exception {
    Interrupts.kept(_ -> {}).run(0);
    assertFalse(Thread.interrupted());
    assertThrows(AssertionError.class, () -> Interrupts.kept(_ -> Thread.interrupted()).run(0));
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingWhereNothingIsLostAtAHandOver(ThreadKind kind) throws InterruptedException {
    Semaphore permits = new Semaphore(0);
    Interrupts.atHandOver(kind, permits::acquire, permits::release);
    Interrupts.afterAHandOver(kind, permits::acquire, permits::release, permits::tryAcquire);
    assertEquals(0, permits.availablePermits());
  }

  /// An interrupt that comes late takes the permit along.
  @ParameterizedTest
  @EnumSource
  void seesWhatIsLostAfterAHandOver(ThreadKind kind) {
    Semaphore permits = new Semaphore(0);
    assertThrows(
        AssertionError.class,
        () ->
            Interrupts.afterAHandOver(
                kind, () -> acquireAndLook(permits), permits::release, permits::tryAcquire));
  }

  private static void acquireAndLook(Semaphore permits) throws InterruptedException {
    permits.acquire();
    while (!Thread.interrupted()) {
      Thread.onSpinWait();
    }
    throw new InterruptedException();
  }
}
