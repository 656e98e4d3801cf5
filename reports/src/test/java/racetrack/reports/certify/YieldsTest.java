// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Check;

/// The order in which checks are made of mutants.
class YieldsTest {

  private final Check one = Check.contract("one");
  private final Check other = Check.contract("other");
  private final Yields yields = new Yields();

  private List<Check> order() {
    return yields.ordered(List.of(one, other));
  }

  @Test
  void staysAsItIsIfNothingIsKnown() {
    assertEquals(List.of(one, other), order());
  }

  @Test
  void beginsWithWhatHasKilled() {
    yields.killed(other);
    assertEquals(List.of(other, one), order());
  }

  @Test
  void beginsWithWhatTakesNoTimeIfNothingHasKilled() {
    yields.took(one, 3);
    yields.took(other, 0.01);
    assertEquals(List.of(other, one), order());
  }

  @Test
  void prefersTheKillsThatCostLess() {
    for (int kill = 0; kill < 3; kill++) {
      yields.took(one, 10);
      yields.killed(one);
    }
    yields.took(other, 1);
    yields.killed(other);
    assertEquals(List.of(other, one), order());
  }
}
