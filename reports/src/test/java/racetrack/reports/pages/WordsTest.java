// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import racetrack.reports.charts.Scale;

class WordsTest {

  @Test
  void writeSmallProbabilitiesAsPowersOfTen() {
    assertEquals("2.5 · 10⁻²⁷", Words.power(2.5e-27));
    assertEquals("0.050", Words.power(0.05));
    assertEquals("< 10⁻³⁰⁰", Words.power(0));
    assertEquals("unknown", Words.power(Double.NaN));
  }

  @Test
  void keepThreeDigitsOfAScore() {
    assertEquals("123,000", Words.score(123_456));
    assertEquals("0.00123", Words.score(0.0012345));
    assertEquals("1.00", Words.score(0.99999));
  }

  @Test
  void writeRareSharesWithoutRoundingThemToNothing() {
    assertEquals("12.5 %", Words.percent(0.125));
    assertEquals("0.0 %", Words.percent(0));
    assertEquals("1.0 · 10⁻⁴ %", Words.percent(1e-6));
  }

  @Test
  void tellAges() {
    assertEquals("less than a minute before", age(Duration.ofSeconds(59)));
    assertEquals("1 minute before", age(Duration.ofSeconds(61)));
    assertEquals("47 hours before", age(Duration.ofHours(47)));
    assertEquals("2 days before", age(Duration.ofHours(49)));
    assertEquals("after", age(Duration.ofSeconds(-1)));
  }

  private static String age(Duration age) {
    Instant now = Instant.EPOCH;
    return Words.age(now.minus(age), now);
  }

  @Test
  void writesAFigureByItselfInTheUnitThatSuitsIt() {
    assertEquals("420 M/s", Words.figure(0.42, Scale.of("ops/s", 3e9)));
    assertEquals("44.1 M/s", Words.figure(44.1, Scale.of("ops/us", 50)));
    assertEquals("503 /s", Words.figure(0.503, Scale.of("ops/s", 2000)));
    assertEquals("5.20 µs", Words.figure(5.2, Scale.of("us/op", 7)));
    assertEquals("1,420", Words.score(1419.7));
  }
}
