// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.statistics;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void isTheMeanWithStudentsInterval() {
    Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0));
    assertEquals(2.0, estimate.mean());
    assertEquals(3, estimate.forks());
    // t(0.975; 2) = 4.302653 from any table, s = 1, n = 3.
    assertEquals(4.302653 / Math.sqrt(3), requireNonNull(estimate.margin()), 1e-6);
  }

  @Test
  void usesOneDegreeOfFreedomForTwoForks() {
    // t(0.975; 1) = 12.706205, s = √2, n = 2.
    assertEquals(12.706205, requireNonNull(Estimate.of(List.of(1.0, 3.0)).margin()), 1e-6);
  }

  @Test
  void saysNothingOfTheSpreadOfOneFork() {
    assertNull(Estimate.of(List.of(5.0)).margin());
  }

  @Test
  void refusesToEstimateFromNothing() {
    assertThrows(IllegalArgumentException.class, () -> Estimate.of(List.of()));
  }

  @Test
  void scalesItsMarginWithItsMean() {
    assertEquals(new Estimate(2e6, 1e6, 4), new Estimate(2, 1.0, 4).times(1e6));
  }

  @Test
  void tellsTwoEstimatesApartWhoseIntervalsDoNotMeet() {
    Estimate estimate = new Estimate(10, 1.0, 3);
    assertTrue(estimate.overlaps(new Estimate(12, 1.0, 3)));
    assertFalse(estimate.overlaps(new Estimate(12.1, 1.0, 3)));
    assertFalse(estimate.overlaps(new Estimate(7.9, 1.0, 3)));
  }

  @Test
  void doesNotTellApartWhatNobodyKnows() {
    assertTrue(new Estimate(10, null, 1).overlaps(new Estimate(99, 1.0, 3)));
    assertTrue(new Estimate(99, 1.0, 3).overlaps(new Estimate(10, null, 1)));
  }
}
