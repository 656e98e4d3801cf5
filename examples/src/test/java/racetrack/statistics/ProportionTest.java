// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProportionTest {

  private static final double CLOSE = 1e-4;

  private static void assertInterval(double low, double high, Proportion proportion) {
    assertEquals(low, proportion.interval().low(), CLOSE);
    assertEquals(high, proportion.interval().high(), CLOSE);
  }

  /// Where none or all came out so, the limits can be solved for: (1 - p)^n = 0.025.
  @Test
  void hasLimitsAlsoWhereAllOrNoneCameOutSo() {
    assertInterval(0, 1 - Math.pow(0.025, 1.0 / 6), new Proportion(0, 6));
    assertInterval(Math.pow(0.025, 1.0 / 12), 1, new Proportion(12, 12));
    assertInterval(0, 1, new Proportion(0, 0));
  }

  /// By symmetry, and by the published table: 10 of 20 lies between 0.272 and 0.728.
  @Test
  void agreesWithTheTable() {
    assertEquals(0.272, new Proportion(10, 20).interval().low(), 5e-4);
    assertEquals(0.728, new Proportion(10, 20).interval().high(), 5e-4);
  }

  @Test
  void saysItInWords() {
    assertEquals("12 of 12 (73 to 100 %)", new Proportion(12, 12).toString());
  }

  @Test
  void refusesMoreThanAll() {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(3, 2));
  }
}
