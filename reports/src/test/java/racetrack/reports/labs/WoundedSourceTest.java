// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WoundedSourceTest {

  @Test
  void losesWhatGivesItAwayAndKnowsWhereThatStood() {
    WoundedSource source =
        WoundedSource.of(
            """
            package p;

            /// **Broken:** it is.
            @SuppressWarnings({
              "A",
              "B"
            }) // the wound
            final class Broken {

              /// Adds.
              void add() {
                count++; // wound: three steps
                // wound: nobody
                // is told
                count--; // follows the wound
                done(); // not a mark
              }
            }
            """);
    assertEquals(
        """
        package p;

        final class Broken {

          /// Adds.
          void add() {
            count++;
            count--;
            done(); // not a mark
          }
        }\
        """,
        String.join("\n", source.lines()));
    assertEquals(List.of(7, 8), source.wounds());
    assertEquals(List.of("three steps", "nobody"), source.words());
  }

  @Test
  void keepsAnAnnotationThatHidesNothing() {
    String source = "@SuppressWarnings(\"unchecked\")\nfinal class A {}";
    assertEquals(source.lines().toList(), WoundedSource.of(source).lines());
  }
}
