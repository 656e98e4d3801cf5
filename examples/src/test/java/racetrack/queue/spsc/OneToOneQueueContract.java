// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Sizes;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Wording;

/// What every one-to-one queue promises. Each subject is held to all of it.
@EverySubject
class OneToOneQueueContract {

  private static final int CAPACITY = 4;

  /// More than a short can count.
  private static final int MANY = 200_000;

  private static final Duration LONG_ENOUGH_TO_COMPILE = Duration.ofMillis(100);

  @Parameter OneToOneQueueSubject subject;

  @Asks({4, 7, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void pollsInTheOrderOfTheOffers() {
    OneToOneQueue<String> queue = subject.create(CAPACITY);
    assertTrue(queue.offer("a"));
    assertTrue(queue.offer("b"));
    assertEquals("a", queue.poll());
    assertTrue(queue.offer("c"));
    assertEquals("b", queue.poll());
    assertEquals("c", queue.poll());
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void pollsNullFromAnEmptyQueue() {
    OneToOneQueue<String> queue = subject.create(CAPACITY);
    assertNull(queue.poll());
    queue.offer("a");
    queue.poll();
    assertNull(queue.poll());
  }

  @Asks({5, 7})
  @Asks.About(Dimension.BOUNDED)
  @Test
  void refusesWhatItHasNoRoomFor() {
    OneToOneQueue<Integer> queue = full();
    assertFalse(queue.offer(4));
    assertEquals(List.of(0, 1, 2, 3), drain(queue));
    OneToOneQueue<Integer> large = subject.create(Sizes.LARGE);
    for (int number = 0; number < Sizes.LARGE; number++) {
      assertTrue(large.offer(number));
    }
    assertFalse(large.offer(-1));
    assertEquals(0, large.poll());
    assertTrue(large.offer(Sizes.LARGE)); // there is room for one
    assertFalse(large.offer(-1));
  }

  @Asks({4, 5})
  @Asks.About(Dimension.BOUNDED)
  @Test
  void hasRoomAgainAfterAPoll() {
    OneToOneQueue<Integer> queue = full();
    for (int number = CAPACITY; number < MANY; number++) {
      assertFalse(queue.offer(-1));
      assertEquals(number - CAPACITY, queue.poll());
      assertTrue(queue.offer(number));
    }
  }

  @Asks(8)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void keepsItsElementsApartFromThoseOfAnother() {
    OneToOneQueue<String> one = subject.create(CAPACITY);
    OneToOneQueue<String> other = subject.create(CAPACITY);
    assertTrue(one.offer("a"));
    assertTrue(other.offer("b"));
    assertEquals("a", one.poll());
    assertNull(one.poll());
    assertEquals("b", other.poll());
  }

  /// One thread has both roles at both, now here and now there, and each is like a queue of the
  /// library.
  @Asks({5, 7, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOthers() {
    List<OneToOneQueue<Integer>> queues =
        List.of(subject.create(CAPACITY), subject.create(CAPACITY));
    List<Queue<Integer>> expected =
        List.of(new ArrayBlockingQueue<>(CAPACITY), new ArrayBlockingQueue<>(CAPACITY));
    Random random = new Random(1);
    for (int number = 0; number < 1_000; number++) {
      int which = random.nextInt(2);
      if (random.nextBoolean()) {
        assertEquals(expected.get(which).offer(number), queues.get(which).offer(number));
      } else {
        assertEquals(expected.get(which).poll(), queues.get(which).poll());
      }
    }
  }

  /// Each has both roles when the one before has ended.
  @Asks({4, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void servesOneThreadAfterAnother(ThreadKind kind) throws InterruptedException {
    OneToOneQueue<Integer> queue = subject.create(CAPACITY);
    assertTrue(queue.offer(0));
    for (int number = 1; number <= 3 * CAPACITY; number++) {
      int mine = number;
      Crew.alone(
          kind,
          () -> {
            assertTrue(queue.offer(mine));
            assertEquals(mine - 1, queue.poll());
          });
    }
  }

  /// So many that a lost one shows, and with little to wait for.
  @Asks({4, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void handsOverALotInOrder(ThreadKind kind) throws InterruptedException {
    OneToOneQueue<Integer> queue = subject.create(1_024);
    try (Crew crew = new Crew(kind)) {
      crew.start("producer", MANY, number -> Crew.lookUntil(() -> queue.offer(number)));
      crew.start("consumer", MANY, number -> assertEquals(number, lookForOne(queue)));
      crew.joinSoon();
    }
    assertNull(queue.poll());
  }

  private static int lookForOne(OneToOneQueue<Integer> queue) throws InterruptedException {
    Integer next = queue.poll();
    return next == null ? take(queue) : next;
  }

  @Asks({4, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void handsOverEachElementOnceAndInOrder(ThreadKind kind) throws InterruptedException {
    int count = 2_000;
    OneToOneQueue<Integer> queue = subject.create(CAPACITY);
    List<Integer> received = new ArrayList<>();
    try (Crew crew = new Crew(kind)) {
      crew.start("producer", count, number -> offer(queue, number));
      crew.start("consumer", count, _ -> received.add(take(queue)));
      crew.joinSoon();
    }
    assertEquals(IntStream.range(0, count).boxed().toList(), received);
    assertNull(queue.poll());
  }

  /// The producer waits until the consumer has polled in vain for so long that its loop is
  /// compiled. A compiler that need not expect a change may then have taken the looking out of the
  /// loop.
  @Asks(8)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void showsAnElementToAConsumerThatDoesNothingButPoll() throws InterruptedException {
    OneToOneQueue<String> queue = subject.create(CAPACITY);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("consumer", () -> assertEquals("a", spin(queue))).awaitHot(LONG_ENOUGH_TO_COMPILE);
      queue.offer("a");
      crew.joinSoon();
    }
  }

  /// The queue is full, so each offer must wait for the place of the element that was polled.
  @Asks(3)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeAPoll(ThreadKind kind) throws InterruptedException {
    int rounds = 1_000;
    int[] written = new int[rounds];
    OneToOneQueue<Integer> queue = full();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "consumer",
          rounds,
          round -> {
            written[round] = round + 1;
            take(queue);
          });
      crew.start(
          "producer",
          rounds,
          round -> {
            Crew.lookUntil(() -> queue.offer(round));
            assertEquals(round + 1, written[round]);
          });
      crew.joinSoon();
    }
  }

  /// Nobody waits there, so there is nothing that an interrupt could end.
  @Asks({5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @Test
  void servesAnInterruptedThread() {
    OneToOneQueue<Integer> queue = subject.create(CAPACITY);
    Thread.currentThread().interrupt();
    for (int number = 0; number < CAPACITY; number++) {
      assertTrue(queue.offer(number));
    }
    assertFalse(queue.offer(CAPACITY));
    for (int number = 0; number < CAPACITY; number++) {
      assertEquals(number, queue.poll());
    }
    assertNull(queue.poll());
    Thread.interrupted();
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNullAndStaysAsItIs() {
    OneToOneQueue<String> queue = subject.create(CAPACITY);
    assertThrows(NullPointerException.class, () -> queue.offer(null));
    assertNull(queue.poll());
    for (int place = 0; place < CAPACITY; place++) {
      assertTrue(queue.offer("a"));
    }
    assertThrows(NullPointerException.class, () -> queue.offer(null));
    assertFalse(queue.offer("b"));
    assertEquals("a", queue.poll());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -4, 0, 2, 5, 12, Integer.MAX_VALUE})
  void refusesACapacityThatNotAllCanHave(int capacity) throws InterruptedException {
    Wording.assertRefused(
        subject,
        "capacity must be a power of two, at least 4, but was " + capacity,
        () -> subject.create(capacity));
  }

  private OneToOneQueue<Integer> full() {
    OneToOneQueue<Integer> queue = subject.create(CAPACITY);
    for (int number = 0; number < CAPACITY; number++) {
      assertTrue(queue.offer(number));
    }
    return queue;
  }

  private static List<Integer> drain(OneToOneQueue<Integer> queue) {
    List<Integer> drained = new ArrayList<>();
    for (Integer next = queue.poll(); next != null; next = queue.poll()) {
      drained.add(next);
    }
    return drained;
  }

  /// There is no `Thread.onSpinWait` in it, since that would make the compiler look again.
  private static <E> E spin(OneToOneQueue<E> queue) {
    E next = queue.poll();
    while (next == null) {
      next = queue.poll();
    }
    return next;
  }

  private static void offer(OneToOneQueue<Integer> queue, int number) throws InterruptedException {
    while (!queue.offer(number)) {
      Crew.giveWay();
    }
  }

  private static int take(OneToOneQueue<Integer> queue) throws InterruptedException {
    Integer next = queue.poll();
    while (next == null) {
      Crew.giveWay();
      next = queue.poll();
    }
    return next;
  }
}
