// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TicksTest {

  private static final String HOST =
      "cpu  700 20 80 150 5 0 15 30 0 0\ncpu0 350 10 40 75 2 0 7 15\n";
  private static final String SELF =
      "42 (a) b) S 1 42 42 0 -1 4194304 97 0 0 0 100 20 300 40 20 0 1";

  @Test
  void countsTheHostAndThisProcessWithItsChildren() {
    assertEquals(new Ticks(1_000, 155, 30, 460), Ticks.parse(HOST, SELF));
  }

  @Test
  void leavesToOthersWhatNeitherWasIdleNorOurs() {
    Ticks then = new Ticks(1_000, 155, 30, 460);
    // Of 1,000 ticks 200 were idle and 50 stolen; 650 were ours.
    Ticks now = new Ticks(2_000, 355, 80, 1_110);
    assertEquals(0.1, now.othersSince(then));
    assertEquals(0.05, now.stolenSince(then));
  }

  @Test
  void leavesNothingToOthersWhereTicksAreTooCoarse() {
    assertEquals(0, new Ticks(10, 5, 0, 7).othersSince(new Ticks(0, 0, 0, 0)));
    assertEquals(0, new Ticks(0, 0, 0, 0).othersSince(new Ticks(0, 0, 0, 0)));
  }
}
