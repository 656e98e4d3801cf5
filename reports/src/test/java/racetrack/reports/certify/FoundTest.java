// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Check;

/// What is said of a mutant that stood in several places.
class FoundTest {

  private final Found killed = Found.killed(Check.model(), "a history");
  private final Found silent = Found.notAsked("The time was up.");

  @Test
  void isKilledIfItWasAnywhere() {
    assertEquals(killed, Found.worst(List.of(Found.SURVIVED, silent, killed)));
  }

  @Test
  void hasNotSurvivedWhereItWasNotAskedEverywhere() {
    assertEquals(silent, Found.worst(List.of(Found.SURVIVED, silent)));
    assertEquals(Found.SURVIVED, Found.worst(List.of(Found.SURVIVED, Found.SURVIVED)));
  }
}
