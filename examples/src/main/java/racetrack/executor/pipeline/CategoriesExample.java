// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Twenty items are cleaned by three workers, enriched by two (x 1.5) and added up by two.
///
/// The values are whole, so the sums are exact in whatever order they are made. The seed weights
/// its totals with their counts when it merges them, and its averages are wrong by whatever the
/// chunks happen to be: the program shows both.
@Seed(
    rows = "3.18",
    idiom = "clean, enrich and aggregate, each by executor.map over all chunks of the stage before")
public final class CategoriesExample {

  static final Layout LAYOUT = new Layout(3, 2, 2, 5);

  private static final double FACTOR = 1.5;

  private CategoriesExample() {}

  /// Prints each item as it is cleaned and enriched, the averages, and what the seed makes of them.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a step failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration unit = TimeScale.scaled(Duration.ofMillis(100));
    List<Item> items = items(20, new Random(3));
    print(run(PipelineSubject.THREADS, items, unit, System.out::println));
    System.out.println("merged as the seed does:");
    print(run(PipelineSubject.BROKEN_MERGE, items, Duration.ZERO, _ -> {}));
  }

  /// {@return items of three categories, with values from 1 to 100}
  ///
  /// @param number how many
  /// @param random what chooses them
  static List<Item> items(int number, Random random) {
    List<Item> items = new ArrayList<>();
    for (int id = 0; id < number; id++) {
      items.add(
          new Item(id, List.of("A", "B", "C").get(random.nextInt(3)), random.nextInt(1, 101)));
    }
    return items;
  }

  /// {@return the sum of each category}
  ///
  /// @param subject which pipeline to run
  /// @param items what to run through it
  /// @param unit how long it takes to clean an item; it takes twice as long to enrich it
  /// @param lines takes what the program prints
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a step failed
  static Map<String, Summary> run(
      PipelineSubject subject, List<Item> items, Duration unit, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    return subject
        .create(LAYOUT)
        .run(
            items.iterator(),
            item -> {
              Thread.sleep(unit);
              lines.accept("cleaned " + item.id());
              String category = item.category().toLowerCase(Locale.ROOT);
              return Optional.of(item)
                  .filter(it -> it.value() > 0)
                  .map(it -> new Item(it.id(), category, it.value()));
            },
            item -> {
              Thread.sleep(unit.multipliedBy(2));
              lines.accept("enriched " + item.id());
              return Optional.of(new Item(item.id(), item.category(), item.value() * FACTOR));
            });
  }

  private static void print(Map<String, Summary> sums) {
    new TreeMap<>(sums)
        .forEach((category, sum) ->
            System.out.printf(
                "category %s: %d items, average value %.2f%n",
                category, sum.count(), sum.average()));
  }
}
