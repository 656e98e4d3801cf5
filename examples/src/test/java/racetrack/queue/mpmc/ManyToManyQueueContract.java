// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Wording;

/// What every many-to-many queue promises. Each subject is held to all of it.
@EverySubject
class ManyToManyQueueContract {

  private static final int CAPACITY = 4;

  /// More than a short can count.
  private static final int LAPS = 40_000;

  @Parameter ManyToManyQueueSubject subject;

  @Asks({4, 7, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void pollsInTheOrderOfTheOffers() {
    ManyToManyQueue<String> queue = subject.create(CAPACITY);
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
    ManyToManyQueue<String> queue = subject.create(CAPACITY);
    assertNull(queue.poll());
    queue.offer("a");
    queue.poll();
    assertNull(queue.poll());
  }

  /// Each offers one when the one before has ended.
  @Asks({4, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void pollsInTheOrderInWhichManyThreadsOffered(ThreadKind kind) throws InterruptedException {
    int threads = 32;
    ManyToManyQueue<Integer> queue = subject.create(threads);
    for (int number = 0; number < threads; number++) {
      int mine = number;
      Crew.alone(kind, () -> assertTrue(queue.offer(mine)));
    }
    for (int number = 0; number < threads; number++) {
      assertEquals(number, queue.poll());
    }
  }

  @Asks({5, 7})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @ValueSource(ints = {2, 4, Sizes.LARGE})
  void refusesWhatItHasNoRoomFor(int capacity) {
    ManyToManyQueue<Integer> queue = subject.create(capacity);
    for (int number = 0; number < capacity; number++) {
      assertTrue(queue.offer(number));
    }
    assertFalse(queue.offer(-1));
    assertEquals(0, queue.poll());
    assertTrue(queue.offer(capacity)); // there is room for one
    assertFalse(queue.offer(-1));
    for (int number = 1; number <= capacity; number++) {
      assertEquals(number, queue.poll());
    }
    assertNull(queue.poll());
  }

  /// In a thread of its own, since a queue that loses count of its laps may spin for ever.
  @Asks({4, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void goesRoundAndRound() throws InterruptedException {
    ManyToManyQueue<Integer> queue = subject.create(CAPACITY);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "worker",
          LAPS * CAPACITY,
          number -> {
            assertTrue(queue.offer(number));
            if (number >= CAPACITY - 1) {
              assertFalse(queue.offer(-1));
              assertEquals(number - CAPACITY + 1, queue.poll());
            }
          });
      crew.joinSoon();
    }
  }

  /// One thread is at both, now here and now there, and each is like a queue of the library.
  @Asks({5, 7, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOthers() {
    List<ManyToManyQueue<Integer>> queues =
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

  /// Each has offered one more than it has polled, so there is one; and there are never more than
  /// there is room for.
  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void isNeitherFullNorEmptyWhenItCannotBe(ThreadKind kind) throws InterruptedException {
    ManyToManyQueue<Integer> queue = subject.create(CAPACITY);
    Rendezvous all = new Rendezvous(CAPACITY - 1);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker < CAPACITY; worker++) {
        crew.start(
            "worker " + worker,
            10_000,
            all.every(
                1_000,
                number -> {
                  assertTrue(queue.offer(number), "there was room");
                  assertNotNull(queue.poll(), "there was one");
                }));
      }
      crew.joinSoon();
    }
  }

  /// The queue is full. One polls and offers, the other only offers: whichever of the two comes
  /// first after the poll has the place.
  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void givesAFreedPlaceToSomebody(ThreadKind kind) throws InterruptedException {
    int rounds = 2_000;
    ManyToManyQueue<Integer> queue = subject.create(2);
    assertTrue(queue.offer(-2) && queue.offer(-1));
    AtomicInteger arrivals = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "mover",
          rounds,
          round -> {
            Crew.meet(arrivals, 2 * round);
            assertNotNull(queue.poll());
            accepted.getAndAdd(queue.offer(round) ? 1 : 0);
            Crew.meet(arrivals, 2 * round + 1);
            assertEquals(round + 1, accepted.get());
          });
      crew.start(
          "producer",
          rounds,
          round -> {
            Crew.meet(arrivals, 2 * round);
            accepted.getAndAdd(queue.offer(round) ? 1 : 0);
            Crew.meet(arrivals, 2 * round + 1);
          });
      crew.joinSoon();
    }
  }

  @Asks({4, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void handsOverEachElementOnceAndInOrder(ThreadKind kind) throws InterruptedException {
    int each = 500;
    ManyToManyQueue<Integer> queue = subject.create(CAPACITY);
    List<List<Integer>> polled = List.of(new ArrayList<>(), new ArrayList<>());
    try (Crew crew = new Crew(kind)) {
      crew.start("even producer", each, index -> offer(queue, 2 * index));
      crew.start("odd producer", each, index -> offer(queue, 2 * index + 1));
      crew.start("consumer 1", each, _ -> polled.get(0).add(take(queue)));
      crew.start("consumer 2", each, _ -> polled.get(1).add(take(queue)));
      crew.joinSoon();
    }
    assertEquals(
        IntStream.range(0, 2 * each).boxed().toList(),
        polled.stream().flatMap(List::stream).sorted().toList());
    for (List<Integer> one : polled) {
      assertAscending(one.stream().filter(element -> element % 2 == 0).toList());
      assertAscending(one.stream().filter(element -> element % 2 == 1).toList());
    }
  }

  /// In each round there is one place, for which both go at once.
  @Asks({2, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void givesTheLastPlaceToOneOfTwoProducers(ThreadKind kind) throws InterruptedException {
    ManyToManyQueue<Integer> queue = subject.create(2);
    queue.offer(0);
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    CyclicBarrier end = new CyclicBarrier(2, () -> makeRoomFor(queue, accepted));
    try (Crew crew = new Crew(kind)) {
      for (int producer = 1; producer <= 2; producer++) {
        crew.start(
            "producer " + producer,
            300,
            round -> {
              Crew.meet(arrivals, round);
              if (queue.offer(round)) {
                accepted.getAndIncrement();
              }
              end.await();
            });
      }
      crew.join();
    }
  }

  /// The action of a barrier: nobody else is at the queue. There is room, and there are elements,
  /// at every moment. Who gives up when others were faster too often is wrong here.
  @Asks({2, 5, 8})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void takesWhatThereIsRoomForWhileOthersPoll(ThreadKind kind) throws InterruptedException {
    int half = 1_024;
    List<ManyToManyQueue<Integer>> queues =
        Stream.generate(() -> subject.<Integer>create(2 * half)).limit(24).toList();
    for (ManyToManyQueue<Integer> queue : queues) {
      IntStream.range(0, half).forEach(number -> assertTrue(queue.offer(number)));
    }
    Rendezvous both = new Rendezvous(2);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "producer",
          queues.size() * half,
          both.every(
              half,
              index -> assertTrue(queues.get(index / half).offer(index), "there is room for it")));
      crew.start(
          "consumer",
          queues.size() * half,
          both.every(
              half,
              index -> assertEquals(index % half, queues.get(index / half).poll(), "the oldest")));
      crew.joinSoon();
    }
  }

  private static void makeRoomFor(ManyToManyQueue<Integer> queue, AtomicInteger accepted) {
    assertEquals(1, accepted.getAndSet(0));
    assertNotNull(queue.poll());
  }

  /// Nobody waits there, so there is nothing that an interrupt could end.
  @Asks({5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @Test
  void servesAnInterruptedThread() {
    ManyToManyQueue<Integer> queue = subject.create(CAPACITY);
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
    ManyToManyQueue<String> queue = subject.create(CAPACITY);
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
  @ValueSource(ints = {Integer.MIN_VALUE, -2, 0, 1, 3, 12, Integer.MAX_VALUE})
  void refusesACapacityThatNotAllCanHave(int capacity) throws InterruptedException {
    Wording.assertRefused(
        subject,
        "capacity must be a power of two, at least 2, but was " + capacity,
        () -> subject.create(capacity));
  }

  private static void offer(ManyToManyQueue<Integer> queue, int number)
      throws InterruptedException {
    while (!queue.offer(number)) {
      Crew.giveWay();
    }
  }

  private static int take(ManyToManyQueue<Integer> queue) throws InterruptedException {
    Integer next = queue.poll();
    while (next == null) {
      Crew.giveWay();
      next = queue.poll();
    }
    return next;
  }

  private static void assertAscending(List<Integer> elements) {
    assertEquals(elements.stream().sorted().toList(), elements);
  }
}
