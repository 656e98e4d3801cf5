// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OrderTest {

  @Test
  void isReadAsItWasWritten() {
    Order order =
        new Order(
            "racetrack.made.up.MadeUpBench.run",
            900,
            1,
            1,
            List.of(
                new Order.Visit(
                    4, 200, new TreeMap<>(Map.of("subject", "A", "text", "two words; = 3"))),
                new Order.Visit(1, 60, new TreeMap<>())));
    assertEquals(order, Order.parse(order.toArguments().toArray(String[]::new)));
  }

  @Test
  void beginsNoFurtherRoundOnceItsTimeIsOver() {
    // Two warm-ups, and rounds of three visits.
    Order order = new Order("racetrack.made.up.MadeUpBench.run", 900, 2, 3, List.of());
    for (int visit = 0; visit < 5; visit++) {
      assertTrue(order.goesOn(visit, 9_999), "visit " + visit);
    }
    assertTrue(order.goesOn(5, 899));
    assertFalse(order.goesOn(5, 900));
    assertTrue(order.goesOn(6, 9_999));
    assertFalse(order.goesOn(8, 900));
  }
}
