// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every latch promises. Each subject is held to all of it.
@EverySubject
class LatchContract {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Parameter LatchSubject subject;

  /// A test that fails must not leave its interrupt to the next.
  @AfterEach
  void forgetInterrupts() {
    Thread.interrupted();
  }

  @Test
  void countsDown() {
    Latch latch = subject.create(3);
    assertEquals(3, latch.count());
    latch.countDown();
    assertEquals(2, latch.count());
    latch.countDown();
    latch.countDown();
    assertEquals(0, latch.count());
  }

  @ParameterizedTest
  @EnumSource
  void isOpenFromTheStartIfThereIsNothingToCount(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(0);
    assertEquals(0, latch.count());
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> latch.await());
      crew.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsEverybodyThroughAtZero(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      Crew.Member one = crew.start("waiter 1", () -> latch.await()).awaitWaiting();
      Crew.Member another = crew.start("waiter 2", () -> latch.await()).awaitWaiting();
      latch.countDown();
      one.awaitWaiting();
      another.awaitWaiting();
      latch.countDown();
      crew.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void staysOpenWhateverIsCounted(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(1);
    latch.countDown();
    latch.countDown();
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> latch.await());
      crew.join();
    }
    assertEquals(0, latch.count());
  }

  @ParameterizedTest
  @EnumSource
  void passesOnWhatAllHaveWritten(ThreadKind kind) throws InterruptedException {
    for (int round = 1; round <= 100; round++) {
      Latch latch = subject.create(2);
      int[] messages = new int[2];
      int expected = round;
      try (Crew crew = new Crew(kind)) {
        crew.start(
            "reader",
            () -> {
              latch.await();
              assertEquals(expected, messages[0]);
              assertEquals(expected, messages[1]);
            });
        for (int writer = 0; writer < 2; writer++) {
          int slot = writer;
          crew.start(
              "writer " + writer,
              () -> {
                messages[slot] = expected;
                latch.countDown();
              });
        }
        crew.join();
      }
    }
  }

  /// The latch is counted when the loop has run hot, and runs as the compiler has left it.
  @Test
  void isSeenByALoopThatLooksForZero() throws InterruptedException {
    Latch latch = subject.create(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("looker", () -> lookForZero(latch));
      awaitHot();
      latch.countDown();
      crew.joinSoon();
    }
  }

  private static void lookForZero(Latch latch) {
    long looks = 0;
    while (latch.count() > 0) {
      looks++;
    }
    assertTrue(looks > 0);
  }

  @ParameterizedTest
  @EnumSource
  void keepsAnInterruptedThreadOut(ThreadKind kind) throws InterruptedException {
    Latch latch = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("waiter", () -> assertInterrupted(() -> latch.await())).awaitWaiting().interrupt();
      crew.join();
    }
    assertEquals(1, latch.count());
  }

  @Test
  void refusesAnInterruptedThread() {
    Latch open = subject.create(0);
    Thread.currentThread().interrupt();
    assertInterrupted(() -> open.await());
  }

  @Test
  void refusesANegativeCount() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> subject.create(-1)).getMessage();
    assertEquals("count must be at least 0, but was -1", message);
  }

  private static void assertInterrupted(Crew.Task task) {
    assertThrows(InterruptedException.class, task::run);
  }

  /// Waits until a loop has taken so much of a processor that the compiler had its share too.
  ///
  /// A twin gets as much as its wound takes to show, also on a busy machine.
  private void awaitHot() {
    Duration hot = Duration.ofMillis(subject.claim() instanceof Claim.Sound ? 100 : 1_000);
    long start = SYSTEM.getProcessCpuTime();
    while (SYSTEM.getProcessCpuTime() - start < hot.toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }
}
