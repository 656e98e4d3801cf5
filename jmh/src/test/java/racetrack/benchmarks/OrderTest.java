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
            List.of(new Order.Visit(1, 0, 200, new TreeMap<>())),
            List.of(
                new Order.Visit(
                    4, 40, 80, new TreeMap<>(Map.of("subject", "A", "text", "two words; = 3")))));
    assertEquals(order, Order.parse(order.toArguments().toArray(String[]::new)));
  }

  @Test
  void beginsNoFurtherRoundOnceItsTimeIsOver() {
    Order order = new Order("racetrack.made.up.MadeUpBench.run", 900, 3, List.of(), List.of());
    for (int visit = 0; visit < 3; visit++) {
      assertTrue(order.visits(visit, 9_999), "visit " + visit);
    }
    assertTrue(order.visits(3, 899));
    assertFalse(order.visits(3, 900));
    assertTrue(order.visits(4, 9_999));
    assertFalse(order.visits(6, 900));
  }

  @Test
  void warmsUpOnceWhereThatTakesLong() {
    Order order = new Order("racetrack.made.up.MadeUpBench.run", 900, 3, List.of(), List.of());
    assertTrue(order.warmsUp(0, 9_999));
    assertTrue(order.warmsUp(1, 269));
    assertFalse(order.warmsUp(1, 270));
  }
}
