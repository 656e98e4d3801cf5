// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.scaling.MadeUpGauge;

class KneeExampleTest {

  @Test
  void namesTheKneeOfTheCurve() throws Exception {
    List<String> lines = new ArrayList<>();
    // 100 tasks per second with one worker, 800 with eight; more get in each other's way.
    MadeUpGauge gauge =
        new MadeUpGauge(
            2,
            64,
            0.25,
            workers -> workers <= 8 ? 100 * workers : 800 - 2 * workers,
            MadeUpGauge.STEADY);
    assertEquals(8, KneeExample.curve(gauge, lines::add));
    assertEquals("1,000 tasks take", lines.getFirst());
    assertTrue(lines.contains("    1 workers   10.0 s  " + "#".repeat(40)), lines::toString);
    assertTrue(lines.contains("    8 workers   1.25 s  #####  <- the knee"), lines::toString);
    assertEquals("the knee: 8 workers, 8.00 times as fast as one", lines.get(lines.size() - 2));
    assertEquals("32 workers do 92 % of what these do", lines.getLast());
  }
}
