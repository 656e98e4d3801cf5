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
  void haveAPrefixIfTheyAreLarge() {
    assertEquals("0.85", Figures.prefixed(0.85));
    assertEquals("999", Figures.prefixed(999));
    assertEquals("21.3 M", Figures.prefixed(21_340_000));
    assertEquals("5.00 k", Figures.prefixed(5_000));
  }

  @Test
  void areSizes() {
    assertEquals("512 B", Figures.size(512));
    assertEquals("1.5 KiB", Figures.size(1_536));
    assertEquals("64 MiB", Figures.size(64 << 20));
  }

  @Test
  void arePercentagesWithoutFalsePrecision() {
    assertEquals("12 %", Figures.percent(0.123));
    assertEquals("1.2 %", Figures.percent(0.0123));
    assertEquals("1,200 %", Figures.percent(12));
    assertEquals("0 %", Figures.percent(0));
  }
}
