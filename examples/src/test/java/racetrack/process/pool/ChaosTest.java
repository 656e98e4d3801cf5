// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.P1;
import static racetrack.conformance.Requirement.S_CHAOS;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.testkit.Row;

/// Chaos for five seconds, in which a pool is ended in each way; `-Dracetrack.chaos.seconds=60`
/// makes it sixty.
@Timeout(value = 1, unit = TimeUnit.HOURS) // as long as it is asked to take
class ChaosTest {

  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("racetrack.chaos.seconds", 5));

  private static final long MEBIBYTE = 1 << 20;

  @Test
  @Row({P1, S_CHAOS})
  void endsEveryFutureOnceWithItsOwnOutcomeAndLeavesNothingBehind() throws Exception {
    Chaos.Report warmUp = Chaos.run(TIME.dividedBy(5), 1, true);
    Left.awaitEnd();
    Left before = Left.now();
    long memory = memoryInUse();
    Chaos.Report report = Chaos.run(TIME, ChaosEnd.values().length, false);
    System.out.println("chaos: " + report);
    assertTrue(report.kills() > 0 && warmUp.kills() > 0, "nobody was killed");
    assertTrue(report.tally(Chaos.Kind.SMALL).asMeant.get() > 0, "nothing succeeded");
    Left.awaitEnd();
    assertEquals(before, Left.now());
    long grown = memoryInUse() - memory;
    assertTrue(grown < 8 * MEBIBYTE, () -> "memory grew by " + grown / MEBIBYTE + " MiB");
  }

  private static long memoryInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
