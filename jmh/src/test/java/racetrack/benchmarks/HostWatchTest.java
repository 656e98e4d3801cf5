// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

final class HostWatchTest {

  @Test
  void saysHowCalibrationsScatterOnceThereAreEnough() {
    HostWatch watch = new HostWatch();
    assertNull(watch.noise().calibration());
    for (int round = 0; round < 10; round++) {
      watch.calibrate();
    }
    assertNotNull(watch.noise().calibration());
    assertEquals(Runtime.getRuntime().availableProcessors(), watch.noise().processors());
  }
}
