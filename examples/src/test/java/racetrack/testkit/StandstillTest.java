// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whether anything goes on, at the first look or at the last of several.
class StandstillTest {

  private static final Duration ONE_LOOK = Duration.ofSeconds(10);
  private static final Duration FIVE_LOOKS = Duration.ofSeconds(2);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void isHereWhereHardlyAnythingWasTaken() {
    assertTrue(new Standstill(ONE_LOOK).isHere());
  }

  @Test
  void isNotHereWhereAThreadRuns() {
    Standstill standstill = new Standstill(ONE_LOOK);
    long end = THREADS.getCurrentThreadCpuTime() + Duration.ofMillis(400).toNanos();
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    assertFalse(standstill.isHere());
    assertTrue(standstill.isHere(), "it began anew");
  }

  @Test
  void takesAsManyLooksAsMakeALongTime() {
    Standstill standstill = new Standstill(FIVE_LOOKS);
    assertEquals(4, IntStream.range(0, 5).takeWhile(_ -> !standstill.isHere()).count());
  }
}
