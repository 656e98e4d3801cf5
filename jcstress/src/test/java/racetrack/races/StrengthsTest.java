// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import racetrack.races.Strengths.Wound;

/// Figures that can be checked by hand.
class StrengthsTest {

  @Test
  void takesTheFrequencyThatWouldShowSoManyHitsInOneOfTwentyTrials() {
    // One hit in n samples: 1 - (1 - p)^n = 0.05.
    assertEquals(1 - Math.pow(0.95, 1.0 / 1000), Strengths.lowerLimit(1, 1000), 1e-12);
  }

  @Test
  void comesCloseToTheSharesOfManySamples() {
    assertEquals(0.25, Strengths.lowerLimit(250_000, 1_000_000), 0.001);
    assertTrue(Strengths.lowerLimit(250_000, 1_000_000) < 0.25);
  }

  @Test
  void isCertainOfATwinThatAlwaysShowsItsWound() {
    assertTrue(Strengths.lowerLimit(1_000_000, 1_000_000) > 0.999_99);
  }

  @Test
  void wouldMissAWoundOfOneInTwoOnceInAMillionAfterTwentySamples() {
    Wound half = new Wound("TWIN", 0.5);
    assertEquals(20, half.samplesNeeded());
    assertEquals(Math.pow(0.5, 20), half.after(20).missed(), 1e-12);
  }
}
