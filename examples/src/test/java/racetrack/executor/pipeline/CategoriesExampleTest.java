// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CategoriesExampleTest {

  private static final List<Item> ITEMS =
      List.of(
          new Item(0, "A", 10),
          new Item(1, "B", 1),
          new Item(2, "A", 20),
          new Item(3, "A", 40),
          new Item(4, "C", 0)); // cleaned away

  @Test
  void averagesTheEnrichedValuesOfEachCategory() throws InterruptedException, ExecutionException {
    List<String> lines = new CopyOnWriteArrayList<>();
    Map<String, Summary> sums =
        CategoriesExample.run(PipelineSubject.THREADS, ITEMS, Duration.ofMillis(1), lines::add);
    assertEquals(Map.of("a", new Summary(3, 105), "b", new Summary(1, 1.5)), sums);
    assertEquals(35, average(sums));
    assertEquals(5 + 4, lines.size());
  }

  /// Two aggregators share three items, so one of them has two at least.
  @Test
  void isWrongWithTheMergeOfTheSeed() throws InterruptedException, ExecutionException {
    double average =
        average(CategoriesExample.run(PipelineSubject.BROKEN_MERGE, ITEMS, Duration.ZERO, _ -> {}));
    assertNotEquals(35, average);
  }

  @Test
  void makesItemsOfThreeCategories() {
    List<Item> items = CategoriesExample.items(20, new Random(3));
    assertEquals(20, items.size());
    assertEquals(3, items.stream().map(Item::category).distinct().count());
  }

  private static double average(Map<String, Summary> sums) {
    return sums.getOrDefault("a", new Summary(1, 0)).average();
  }
}
