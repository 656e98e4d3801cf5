// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import racetrack.statistics.Estimate.Interval;

class ReachTest {

  @Test
  void saysHowNarrowHalfAndNineOfTenAre() {
    List<Estimate> estimates =
        IntStream.rangeClosed(1, 10)
            .mapToObj(tenth -> new Estimate(100, new Interval(100 - tenth, 100 + tenth), 3))
            .toList();
    assertEquals(
        "10 points, median ±5 %, nine of ten within ±9 %, no point without an interval",
        Reach.of(estimates).toString());
  }

  @Test
  void countsWhatIsNotKnown() {
    Reach reach =
        Reach.of(List.of(new Estimate(100, new Interval(10, 190), 3), new Estimate(100, null, 1)));
    assertEquals(
        "2 points, median ±90 %, nine of ten within ±90 %, 1 point without an interval",
        reach.toString());
  }

  @Test
  void saysNothingOfWidthsWhereThereAreNone() {
    assertEquals(
        "1 point, 1 point without an interval",
        Reach.of(List.of(new Estimate(100, null, 1))).toString());
    assertEquals("0 points, no point without an interval", Reach.of(List.of()).toString());
  }
}
