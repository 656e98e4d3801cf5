// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoiseTest {

  @Test
  void warnsOfNothingOnAQuietHost() {
    assertEquals("", new Noise(0.9, 2, 0.04, 0.01, 0.03).warning());
  }

  @Test
  void warnsOfNothingThatIsNotKnown() {
    assertEquals("", new Noise(null, 2, null, null, null).warning());
  }

  @Test
  void saysWhatWasBusyAndWhatItMeans() {
    String warning = new Noise(3.21, 2, 0.25, 0.07, 0.114).warning();
    assertTrue(
        warning.startsWith(
            "The host was busy: before the run, 3.2 threads wanted to run, other programs took 25 %"
                + " of the processors' time, other virtual machines took 7 % of it, the time of a"
                + " fixed piece of work scattered by ±11 %. So intervals are wider"),
        warning);
  }
}
