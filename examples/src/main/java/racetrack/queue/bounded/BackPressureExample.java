// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.catalogue.Seed;

/// A producer without a consumer comes to a halt at the bound, and goes on as soon as there is one.
///
/// The bound is what keeps the memory from filling up with work that nobody has time for.
@Seed(rows = "2.21", idiom = "queue.Queue(maxsize=100): put blocks at the bound")
public final class BackPressureExample {

  private BackPressureExample() {}

  /// How far the producer came.
  ///
  /// @param alone how many elements it had put when it had to wait
  /// @param together how many it had put when a consumer had taken them all
  record Progress(int alone, int together) {}

  /// Prints how far a producer of 250 elements comes against a bound of 100.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    Progress progress = produce(BoundedQueueSubject.CONDITION, 100, 250);
    System.out.println("alone, the producer put " + progress.alone() + " elements and waited");
    System.out.println("with a consumer, it put all " + progress.together());
  }

  /// {@return how far a producer came, without and with a consumer}
  ///
  /// @param subject which queue to put into
  /// @param capacity its bound
  /// @param elements how many elements the producer has; more than the bound
  /// @throws InterruptedException if interrupted while waiting
  static Progress produce(BoundedQueueSubject subject, int capacity, int elements)
      throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(capacity);
    AtomicInteger put = new AtomicInteger();
    Thread producer =
        Thread.ofPlatform().name("producer").start(() -> putAll(queue, elements, put));
    while (producer.isAlive() && producer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // to wait is all that is left for it to do
    }
    int alone = put.get();
    for (int taken = 0; taken < elements; taken++) {
      queue.take();
    }
    producer.join();
    return new Progress(alone, put.get());
  }

  private static void putAll(BoundedQueue<Integer> queue, int elements, AtomicInteger put) {
    try {
      for (int element = 0; element < elements; element++) {
        queue.put(element);
        put.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the thread ends
    }
  }
}
