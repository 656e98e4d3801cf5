// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IntervalTest {

  @Test
  void isStudents() {
    Interval interval = Interval.of(List.of(1.0, 2.0, 3.0));
    assertEquals(2, interval.mean());
    // t(0.975, 2) = 4.302653 from a printed table; s = 1.
    assertEquals(4.302653 / Math.sqrt(3), interval.halfWidth(), 1e-6);
  }

  @Test
  void ofOneForkIsInfinite() {
    assertEquals(Double.POSITIVE_INFINITY, Interval.of(List.of(1.0)).halfWidth());
  }

  @Test
  void isNarrowFromTheThirdForkOn() {
    assertFalse(Interval.of(List.of(1.0, 1.0)).isNarrow());
    assertTrue(Interval.of(List.of(1.0, 1.0, 1.0)).isNarrow());
  }

  @Test
  void isNarrowUpToFivePercent() {
    // s = d, so the half width is 4.302653 d / √3: at 0.0201 that is 4.99 %, at 0.0202 5.02 %.
    assertTrue(Interval.of(List.of(1 - 0.0201, 1.0, 1 + 0.0201)).isNarrow());
    assertFalse(Interval.of(List.of(1 - 0.0202, 1.0, 1 + 0.0202)).isNarrow());
  }
}
