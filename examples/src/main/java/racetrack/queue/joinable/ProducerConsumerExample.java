// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// A producer of ten items, a queue of five, and a consumer who comes late and is slow.
///
/// The producer waits at the bound. The consumer takes until nothing has come for a while, and says
/// of each item when it is done. The main thread joins the queue, not the consumer: it goes on when
/// the work is done, while the consumer still waits for more.
@Seed(rows = "2.6", idiom = "queue.Queue(maxsize=5), get(timeout=2), task_done, join")
public final class ProducerConsumerExample {

  static final int CAPACITY = 5;
  static final int ITEMS = 10;

  private final Duration unit;
  private final Consumer<String> lines;
  private final JoinableQueue<String> queue;
  private final AtomicInteger produced = new AtomicInteger();
  private final AtomicInteger processed = new AtomicInteger();

  /// How far they came.
  ///
  /// @param alone how many items the producer had put when it had to wait
  /// @param joined how many items were processed when the queue was joined
  record Progress(int alone, int joined) {}

  private ProducerConsumerExample(
      JoinableQueueSubject subject, Duration unit, Consumer<String> lines) {
    this.queue = subject.create(CAPACITY);
    this.unit = unit;
    this.lines = lines;
  }

  /// Prints each item as it is produced and processed, and who waited for what.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    run(
        JoinableQueueSubject.CONDITION,
        TimeScale.scaled(Duration.ofMillis(100)),
        System.out::println);
  }

  /// {@return how far they came}
  ///
  /// @param subject which queue to use
  /// @param unit how long an item takes to produce; to process it takes twice as long
  /// @param lines takes what the program prints
  /// @throws InterruptedException if interrupted while waiting
  static Progress run(JoinableQueueSubject subject, Duration unit, Consumer<String> lines)
      throws InterruptedException {
    return new ProducerConsumerExample(subject, unit, lines).run();
  }

  private Progress run() throws InterruptedException {
    Thread producer = Thread.ofPlatform().name("producer").start(ending(this::produce));
    while (producer.isAlive() && producer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // to wait is all that is left for it to do
    }
    int alone = produced.get();
    lines.accept("the producer waits, with " + alone + " items in the queue");
    Thread consumer = Thread.ofPlatform().name("consumer").start(ending(this::consume));
    producer.join();
    queue.join();
    int joined = processed.get();
    lines.accept("joined, with " + joined + " items processed");
    consumer.join();
    return new Progress(alone, joined);
  }

  private void produce() throws InterruptedException {
    for (int number = 1; number <= ITEMS; number++) {
      String item = "item " + number;
      queue.put(item);
      produced.incrementAndGet();
      lines.accept("produced " + item);
      Thread.sleep(unit);
    }
  }

  private void consume() throws InterruptedException {
    Duration patience = unit.multipliedBy(20);
    for (String item = queue.take(patience); item != null; item = queue.take(patience)) {
      lines.accept("processing " + item);
      Thread.sleep(unit.multipliedBy(2));
      processed.incrementAndGet();
      queue.taskDone();
    }
    lines.accept("nothing came for a while: the consumer ends");
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static Runnable ending(Work work) {
    return () -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody does; the thread ends
      }
    };
  }
}
