// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrossingExampleTest {

  @Test
  void takesWhatMayCrossAndNamesTheFieldThatMayNot() throws Exception {
    List<String> lines = new ArrayList<>();
    String reason = CrossingExample.cross(lines::add);
    assertEquals(
        List.of(
            "a function and numbers: [1, 4, 9, 16, 25]",
            "a lambda and what it captures: 42",
            "an object with its fields: hahaha",
            "not sent: " + reason),
        lines);
    assertTrue(
        reason.contains("field `owner` of " + CrossingExample.Order.class.getName()), reason);
  }
}
