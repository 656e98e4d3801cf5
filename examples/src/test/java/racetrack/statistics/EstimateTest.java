// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import racetrack.statistics.Estimate.Interval;

class EstimateTest {

  private static final Estimate UNKNOWN = new Estimate(99, null, 1);

  @Test
  void scalesItsIntervalWithItsMean() {
    assertEquals(estimate(2e6, 1e6, 4e6), estimate(2, 1, 4).times(1e6));
    assertEquals(new Estimate(198, null, 1), UNKNOWN.times(2));
  }

  @Test
  void hasAHalfWidthThatIsAPartOfTheMean() {
    assertEquals(OptionalDouble.of(0.75), estimate(2, 1, 4).halfWidth());
    assertEquals(OptionalDouble.empty(), UNKNOWN.halfWidth());
  }

  @Test
  void isWideAboveHalfOfTheMeanOrIfNobodyKnows() {
    assertTrue(estimate(2, 1, 4).isWide());
    assertTrue(UNKNOWN.isWide());
    assertFalse(estimate(10, 5, 15).isWide());
  }

  @Test
  void isSoManyTimesAnotherOne() {
    // Each is known to a factor of 2, so their ratio is known to one of 2 to the power of √2.
    Interval ratio = requireNonNull(estimate(30, 15, 60).times(estimate(10, 5, 20)));
    assertEquals(3 / Math.pow(2, Math.sqrt(2)), ratio.low(), 1e-9);
    assertEquals(3 * Math.pow(2, Math.sqrt(2)), ratio.high(), 1e-9);
  }

  @Test
  void differsWhereTheRatioCannotBeOne() {
    assertTrue(estimate(30, 20, 45).differsFrom(estimate(10, 8, 12.5)));
    assertTrue(estimate(10, 8, 12.5).differsFrom(estimate(30, 20, 45)));
    assertFalse(estimate(12, 10, 14.4).differsFrom(estimate(10, 8, 12.5)));
  }

  @Test
  void doesNotDifferFromWhatNobodyKnows() {
    assertNull(UNKNOWN.times(estimate(1, 0.9, 1.1)));
    assertFalse(UNKNOWN.differsFrom(estimate(1, 0.9, 1.1)));
    assertFalse(estimate(1, 0.9, 1.1).differsFrom(UNKNOWN));
  }

  private static Estimate estimate(double mean, double low, double high) {
    return new Estimate(mean, new Interval(low, high), 3);
  }
}
