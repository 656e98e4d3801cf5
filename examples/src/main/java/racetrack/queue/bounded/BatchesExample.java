// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Three producers make three items each; every three that are ready go to a processor as a batch.
///
/// The seed waits for all producers before it forms the first batch. Through a queue, processing
/// starts with the first three items, whoever made them, and the queue's bound keeps the producers
/// from running ahead.
@Seed(rows = "3.11", idiom = "producers' futures as completed, then batches to a second pool")
public final class BatchesExample {

  static final int PRODUCERS = 3;
  static final int ITEMS_EACH = 3;
  static final int BATCH = 3;
  static final int PROCESSORS = 2;

  private final Duration unit;
  private final Consumer<String> lines;
  private final BoundedQueue<String> ready = BoundedQueueSubject.CONDITION.create(BATCH);

  private BatchesExample(Duration unit, Consumer<String> lines) {
    this.unit = unit;
    this.lines = lines;
  }

  /// Prints each item as it is made and each batch as it is processed, and then the totals.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a producer or processor failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    run(TimeScale.scaled(Duration.ofMillis(100)), System.out::println);
  }

  /// {@return the processed items, batch by batch in the order in which the batches were formed}
  ///
  /// @param unit how long the shortest item takes; a batch takes five to fifteen times as long
  /// @param lines takes what the program prints
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a producer or processor failed
  static List<String> run(Duration unit, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    return new BatchesExample(unit, lines).run();
  }

  private List<String> run() throws InterruptedException, ExecutionException {
    List<Future<Integer>> made = new ArrayList<>();
    List<Future<List<String>>> batches = new ArrayList<>();
    try (ExecutorService producers = Executors.newFixedThreadPool(PRODUCERS);
        ExecutorService processors = Executors.newFixedThreadPool(PROCESSORS)) {
      for (int producer = 1; producer <= PRODUCERS; producer++) {
        String name = "item_" + producer;
        made.add(producers.submit(() -> produce(name)));
      }
      for (int taken = 0; taken < PRODUCERS * ITEMS_EACH; taken += BATCH) {
        List<String> batch = takeBatch();
        batches.add(processors.submit(() -> process(batch)));
      }
      int produced = 0;
      for (Future<Integer> items : made) {
        produced += items.get();
      }
      lines.accept("items produced: " + produced);
      List<String> processed = new ArrayList<>();
      for (Future<List<String>> batch : batches) {
        processed.addAll(batch.get());
      }
      lines.accept("items processed: " + processed.size());
      return processed;
    }
  }

  private int produce(String name) throws InterruptedException {
    for (int index = 0; index < ITEMS_EACH; index++) {
      work(1, 3);
      String item = name + "_" + index;
      lines.accept("made " + item);
      ready.put(item);
    }
    return ITEMS_EACH;
  }

  private List<String> takeBatch() throws InterruptedException {
    List<String> batch = new ArrayList<>();
    while (batch.size() < BATCH) {
      batch.add(ready.take());
    }
    return batch;
  }

  private List<String> process(List<String> batch) throws InterruptedException {
    work(5, 15);
    lines.accept("processed a batch of " + batch.size());
    return batch.stream().map(item -> "processed_" + item).toList();
  }

  /// Takes as long as a page fetched from somewhere.
  private void work(int least, int most) throws InterruptedException {
    Thread.sleep(unit.multipliedBy(ThreadLocalRandom.current().nextInt(least, most + 1)));
  }
}
