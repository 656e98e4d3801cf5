// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FieldNamesTest {

  private static final String SOURCE =
      """
      class Box {
        private long count;
        private int held;
        void add(int held) { count += held; this.count++; }
        long count() { return count; }
      }
      """;

  @Test
  void renamesAFieldWhereverItIsUsedAndNothingElse() {
    List<String> texts =
        LongStream.range(0, 50)
            .mapToObj(seed -> String.join("\n", FieldNames.vary(SOURCE, seed)) + "\n")
            .distinct()
            .toList();
    assertTrue(texts.contains(SOURCE), () -> "the old name is one of the names: " + texts);
    assertTrue(texts.size() > 2, texts::toString);
    for (String text : texts) {
      assertEquals(1, text.split("count\\(\\)", -1).length - 1, text); // the method keeps its name
      assertEquals(3, text.split("\\bheld\\b", -1).length - 1, text); // a parameter has it, too
      String name = text.lines().skip(1).findFirst().orElseThrow().replaceAll(".* |;", "");
      assertEquals(4, text.split("\\b" + name + "\\b(?!\\()", -1).length - 1, text);
    }
  }

  @Test
  void givesTheSameNamesToTheSameSeed() {
    assertEquals(FieldNames.vary(SOURCE, 3), FieldNames.vary(SOURCE, 3));
  }
}
