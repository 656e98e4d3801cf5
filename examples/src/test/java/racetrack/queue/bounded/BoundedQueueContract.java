// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.EverySubject;

/// What every bounded queue promises. Each subject is held to all of it.
@EverySubject
class BoundedQueueContract {

  @Parameter BoundedQueueSubject subject;

  @Test
  void takesInTheOrderOfThePuts() throws InterruptedException {
    BoundedQueue<String> queue = subject.create(2);
    queue.put("a");
    queue.put("b");
    assertEquals("a", queue.take());
    assertEquals("b", queue.take());
  }

  @Test
  void pollsNullFromAnEmptyQueue() {
    assertNull(subject.create(1).poll());
  }

  @Test
  void makesAPutWaitUntilThereIsRoom() throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    queue.put("a");
    Thread producer = Thread.startVirtualThread(() -> putUninterrupted(queue, "b"));
    awaitState(producer, Thread.State.WAITING);
    assertEquals("a", queue.take());
    producer.join();
    assertEquals("b", queue.take());
  }

  @Test
  void leavesTheQueueUnchangedWhenATakeIsInterrupted() throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, queue::take);
    queue.put("a");
    assertEquals("a", queue.take());
  }

  @Test
  void rejectsACapacityBelowOne() {
    assertThrows(IllegalArgumentException.class, () -> subject.create(0));
  }

  private static <E> void putUninterrupted(BoundedQueue<E> queue, E element) {
    try {
      queue.put(element);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) {
      Thread.sleep(1); // polls; the class timeout interrupts it
    }
  }
}
