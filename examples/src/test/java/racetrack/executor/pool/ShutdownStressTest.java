// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E13;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.testkit.Row;

/// The stress for a second each pool; as a program, it goes on for as long as it is asked to.
@Timeout(120)
class ShutdownStressTest {

  @ParameterizedTest
  @MethodSource("soundPools")
  @Row(E13)
  void findsNoTaskThatIsLostOrDoubled(TaskPoolSubject pool) throws InterruptedException {
    ShutdownStress.Report report = ShutdownStress.run(pool, Duration.ofSeconds(1));
    assertTrue(report.ran() > 0 && report.rejected() > 0, report::toString);
  }

  @Test
  void findsATaskThatVanished() {
    String found =
        assertThrows(
                AssertionError.class,
                () -> ShutdownStress.run(TaskPoolSubject.BROKEN_VANISHING, Duration.ofMinutes(1)))
            .toString();
    assertTrue(found.contains("neither ran nor were returned"), found);
  }

  @Test
  void knowsTheSoundPools() {
    assertEquals(5, soundPools().size());
  }

  private static List<TaskPoolSubject> soundPools() {
    return ShutdownStress.soundPools();
  }
}
