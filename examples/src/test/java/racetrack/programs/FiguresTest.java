// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void haveThreeDigitsThatCount() {
    assertEquals("12,300", Figures.score(12_345));
    assertEquals("4.57", Figures.score(4.567));
    assertEquals("10.0", Figures.score(9.999));
    assertEquals("0.75", Figures.score(0.75));
  }

  @Test
  void haveTheUnitInWhichTheyAreShort() {
    assertEquals("1.50 s", Figures.time(1.5));
    assertEquals("5.12 ms", Figures.time(0.00512));
    assertEquals("85.0 µs", Figures.time(85e-6));
    assertEquals("20.0 ns", Figures.time(20e-9));
    assertEquals("0", Figures.time(0));
  }

  @Test
  void arePercentagesWithoutFalsePrecision() {
    assertEquals("12 %", Figures.percent(0.123));
    assertEquals("1.2 %", Figures.percent(0.0123));
    assertEquals("1,200 %", Figures.percent(12));
    assertEquals("0 %", Figures.percent(0));
  }
}
