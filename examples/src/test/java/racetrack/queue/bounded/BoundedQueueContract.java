// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Wording;

/// What every bounded queue promises. Each subject is held to all of it.
@EverySubject
class BoundedQueueContract {

  @Parameter BoundedQueueSubject subject;

  @Asks({4, 7, 10})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesInTheOrderOfThePuts() throws InterruptedException {
    BoundedQueue<String> queue = queueOf(4, "a", "b", "c", "a");
    assertEquals("a", queue.take());
    assertEquals("b", queue.poll());
    assertEquals("c", queue.take());
    assertEquals("a", queue.poll());
  }

  /// Each puts one when the one before has ended.
  @Asks({4, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void takesInTheOrderInWhichManyThreadsPut(ThreadKind kind) throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(Sizes.CROWD);
    for (int number = 0; number < Sizes.CROWD; number++) {
      int mine = number;
      Crew.alone(kind, () -> queue.put(mine));
    }
    for (int number = 0; number < Sizes.CROWD; number++) {
      assertEquals(number, queue.take());
    }
  }

  @Asks(4)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @ValueSource(ints = {1, 5, Sizes.LARGE})
  void holdsAsManyAsItWasMadeFor(int capacity) throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(capacity);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("producer", capacity, queue::put);
      crew.join();
      crew.start("one too many", () -> queue.put(capacity)).awaitWaiting();
      assertEquals(0, queue.take());
      crew.join();
    }
  }

  /// So many pass that a count of them does not fit into a `short`; three at a time are in it.
  @Asks({4, 7, 10})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void goesOnHoweverManyHavePassed() throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(3);
    queue.put(-2);
    queue.put(-1);
    for (int number = 0; number < Sizes.MORE_THAN_A_SHORT; number++) {
      queue.put(number);
      assertEquals(number - 2, number % 2 == 0 ? queue.take() : queue.poll());
    }
  }

  @Asks(10)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void pollsNullFromAnEmptyQueue() throws InterruptedException {
    BoundedQueue<String> queue = queueOf(1, "a");
    queue.poll();
    assertNull(queue.poll());
  }

  /// Each puts one before it polls one, and there were some before: the queue is never empty. They
  /// are interrupted when they poll.
  @Asks({9, 10})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void pollsWhatIsThereWhileOthersPut(ThreadKind kind) throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(4);
    queue.put(-1);
    Rendezvous both = new Rendezvous(2);
    Crew.Step polls = Interrupts.kept(_ -> assertNotNull(queue.poll(), "found nothing"));
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        crew.start(
            "poller " + number,
            40_000,
            both.every(
                10_000,
                index -> {
                  queue.put(index);
                  polls.run(index);
                }));
      }
      crew.joinSoon();
    }
  }

  @Asks({3, 4})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void makesAPutWaitUntilThereIsRoom(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = queueOf(2, "a", "b");
    try (Crew crew = new Crew(kind)) {
      Crew.Member producer = crew.start("producer", () -> queue.put("c")).awaitWaiting();
      StrayPermits.wake(producer, queue);
      Times.awaitStay(subject, kind, producer);
      assertEquals("a", queue.take());
      crew.join();
    }
    assertEquals("b", queue.poll());
    assertEquals("c", queue.poll());
  }

  @Asks({3, 9})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsAPollMakeRoomForAPut(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = queueOf(1, "a");
    try (Crew crew = new Crew(kind)) {
      crew.start("producer", () -> queue.put("b")).awaitWaiting();
      assertEquals("a", queue.poll());
      crew.join();
    }
    assertEquals("b", queue.poll());
  }

  @Asks({3, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void makesATakeWaitUntilThereIsAnElement(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      Crew.Member consumer =
          crew.start("consumer", () -> assertEquals("a", queue.take())).awaitWaiting();
      StrayPermits.wake(consumer, queue);
      Times.awaitStay(subject, kind, consumer);
      queue.put("a");
      crew.join();
    }
    assertNull(queue.poll());
  }

  /// What they wait for comes without a pause, for all of them.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsThroughAllWhoCanProceed(ThreadKind kind) throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(3);
    try (Crew crew = new Crew(kind)) {
      startAndAwait(crew, "consumer", _ -> queue.take());
      for (int number = 0; number < 3; number++) {
        queue.put(number);
      }
      crew.join();
      crew.start("producer of three", 3, queue::put);
      crew.join();
      startAndAwait(crew, "producer", queue::put);
      for (int number = 0; number < 3; number++) {
        assertEquals(number, queue.poll());
      }
      crew.join();
    }
  }

  private static void startAndAwait(Crew crew, String role, Crew.Step step)
      throws InterruptedException {
    for (int number = 1; number <= 3; number++) {
      crew.start(role + " " + number, 1, step).awaitWaiting();
    }
  }

  /// More wait at once than a subject has places for, by accident.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @Test
  @Dear
  void letsThroughManyWhoWaitAtOnce() throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      startMany(crew, "consumer", _ -> queue.take());
      crew.start("producer of many", Sizes.MANY, queue::put);
      crew.joinSoon();
      queue.put(0);
      startMany(crew, "producer", queue::put);
      crew.start("consumer of many", Sizes.MANY, _ -> queue.take());
      crew.joinSoon();
    }
    assertNotNull(queue.poll());
    assertNull(queue.poll());
  }

  private static void startMany(Crew crew, String role, Crew.Step step)
      throws InterruptedException {
    for (int number = 1; number <= Sizes.MANY; number++) {
      Crew.Member member = crew.start(role + " " + number, 1, step);
      if (number == Sizes.MANY) {
        member.awaitWaiting();
      }
    }
  }

  /// A thread that waits at the one queue is no use to the other.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesItsOwnWaiters(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> one = subject.create(1);
    BoundedQueue<String> other = subject.create(1);
    try (Crew stayers = new Crew(kind);
        Crew crew = new Crew(kind)) {
      stayers.start("stayer", one::take).awaitWaiting();
      crew.start("consumer", other::take).awaitWaiting();
      other.put("a");
      crew.join();
      one.put("b");
      stayers.join();
    }
  }

  /// Two consumers wait; then a producer puts two elements, one of which must wait for room.
  ///
  /// If those who wait do so in a monitor, it holds the queue's own until then. A queue that waits
  /// in this monitor cannot let the first consumer in before, so its next wake-up is for a consumer
  /// and a producer to compete for. One that waits in another way would not give the monitor up.
  @Asks(3)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesAWaiterWhoCanProceed(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("consumer 1", queue::take).awaitWaiting();
      Crew.Member last = crew.start("consumer 2", queue::take).awaitWaiting();
      Object held = last.waitsInAMonitor() ? queue : new Object();
      crew.start("producer", () -> putBothIn(held, queue, "a", "b"));
      crew.join();
    }
    assertNull(queue.poll());
  }

  @Asks({4, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void handsOverEachElementOnceAndInOrder(ThreadKind kind) throws InterruptedException {
    int each = 2_000;
    BoundedQueue<Integer> queue = subject.create(2);
    List<List<Integer>> taken = List.of(new ArrayList<>(), new ArrayList<>());
    try (Crew crew = new Crew(kind)) {
      crew.start("even producer", each, index -> queue.put(2 * index));
      crew.start("odd producer", each, index -> queue.put(2 * index + 1));
      crew.start("consumer 1", each, _ -> taken.get(0).add(queue.take()));
      crew.start("consumer 2", each, _ -> taken.get(1).add(queue.take()));
      crew.join();
    }
    assertEquals(
        IntStream.range(0, 2 * each).boxed().toList(),
        taken.stream().flatMap(List::stream).sorted().toList());
    for (List<Integer> one : taken) {
      assertAscending(one.stream().filter(element -> element % 2 == 0).toList());
      assertAscending(one.stream().filter(element -> element % 2 == 1).toList());
    }
  }

  @Asks({3, 4, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void servesACrowd(ThreadKind kind) throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(1);
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < Sizes.CROWD / 3; number++) {
        int first = 20 * number;
        crew.start("producer " + number, 20, index -> queue.put(first + index));
        crew.start("consumer " + number, 10, _ -> assertTrue(taken.add(queue.take())));
        crew.start("poller " + number, 10, _ -> assertTrue(taken.add(pollOne(queue))));
      }
      crew.joinSoon();
    }
    assertEquals(20 * Sizes.CROWD / 3, taken.size());
  }

  /// Whoever has put is alone until it takes, though others are woken and overtaken.
  @Asks({3, 4})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void holdsNoMoreThanFitsForACrowd(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    AtomicInteger inside = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 4; number++) {
        String mine = "element " + number;
        crew.start("producer " + number, 200, _ -> putAndTake(queue, mine, inside));
      }
      crew.join();
    }
    assertNull(queue.poll());
  }

  /// What is handed over is the number of a note, which nothing but the queue keeps from being read
  /// too early.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeAPut(ThreadKind kind) throws InterruptedException {
    int notes = 2_000;
    int[] written = new int[notes];
    BoundedQueue<Integer> queue = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          notes,
          note -> {
            written[note] = note + 1;
            queue.put(note);
          });
      crew.start(
          "reader",
          notes,
          note -> assertEquals(note + 1, written[note % 2 == 0 ? queue.take() : pollOne(queue)]));
      crew.join();
    }
  }

  private static int pollOne(BoundedQueue<Integer> queue) throws InterruptedException {
    Integer next = queue.poll();
    while (next == null) {
      Crew.giveWay();
      next = queue.poll();
    }
    return next;
  }

  /// Whoever has put takes next, and each takes its own: the other cannot have put too.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void givesTheLastPlaceToOneOfTwoProducers(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    AtomicInteger arrivals = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (String mine : List.of("a", "b")) {
        crew.start(
            "producer of " + mine,
            400,
            round -> {
              Crew.meet(arrivals, round);
              putAndTake(queue, mine, inside);
            });
      }
      crew.join();
    }
    assertNull(queue.poll());
  }

  private static void putAndTake(BoundedQueue<String> queue, String mine, AtomicInteger inside)
      throws InterruptedException {
    queue.put(mine);
    assertEquals(1, inside.incrementAndGet(), "more than fit");
    Crew.giveWay();
    assertEquals(1, inside.getAndDecrement(), "more than fit");
    assertEquals(mine, queue.take());
  }

  /// The one element goes round: whoever has it puts the next number.
  @Asks(7)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void givesTheLastElementToOneOfTwoConsumers(ThreadKind kind) throws InterruptedException {
    BoundedQueue<Integer> queue = subject.create(1);
    queue.put(0);
    try (Crew crew = new Crew(kind)) {
      for (int consumer = 1; consumer <= 2; consumer++) {
        crew.start("consumer " + consumer, 2_000, _ -> queue.put(queue.take() + 1));
      }
      crew.join();
    }
    assertEquals(4_000, queue.poll());
    assertNull(queue.poll());
  }

  @Asks(5)
  @ParameterizedTest
  @EnumSource
  void leavesTheQueueUnchangedWhenAPutIsInterrupted(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = queueOf(1, "a");
    String equal = new String("a".toCharArray()); // but another
    try (Crew crew = new Crew(kind)) {
      for (String late : List.of("b", equal)) {
        crew.start("producer", () -> assertInterrupted(() -> queue.put(late)))
            .awaitWaiting()
            .interrupt();
        crew.join();
      }
      assertSame("a", queue.poll());
      assertNull(queue.poll());
      crew.start("next producer", () -> queue.put("c"));
      crew.join();
      crew.start("producer that waits", () -> queue.put("d")).awaitWaiting();
      assertEquals("c", queue.poll());
      crew.join();
    }
    assertEquals("d", queue.poll());
  }

  @Asks(8)
  @ParameterizedTest
  @EnumSource
  void leavesTheQueueUnchangedWhenATakeIsInterrupted(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> queue = queueOf(1, "polled");
    assertEquals("polled", queue.poll()); // what was put is gone, and no take has had it
    try (Crew crew = new Crew(kind)) {
      for (int time = 0; time < 2; time++) {
        crew.start("consumer", () -> assertInterrupted(queue::take)).awaitWaiting().interrupt();
        crew.join();
      }
      queue.put("a");
      crew.start("next consumer", () -> assertEquals("a", queue.take()));
      crew.join();
      crew.start("consumer that waits", () -> assertEquals("b", queue.take())).awaitWaiting();
      queue.put("b");
      crew.join();
    }
  }

  @Asks({3, 5, 8})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void losesNothingToWhoIsInterruptedAtAHandOver(ThreadKind kind) throws InterruptedException {
    BoundedQueue<String> empty = subject.create(1);
    Interrupts.atHandOver(kind, empty::take, () -> empty.put("a"));
    Interrupts.afterAHandOver(kind, empty::take, () -> empty.put("a"), () -> empty.poll() != null);
    assertNull(empty.poll());
    BoundedQueue<String> full = queueOf(1, "a");
    Interrupts.atHandOver(kind, () -> full.put("b"), full::take);
    Interrupts.afterAHandOver(kind, () -> full.put("b"), full::take, () -> hasRoom(full));
    assertEquals("b", full.poll());
    assertNull(full.poll());
  }

  /// Fills the place, if there is one, and fails by waiting if not.
  private static boolean hasRoom(BoundedQueue<String> queue) throws InterruptedException {
    queue.put("b");
    return true;
  }

  @Asks({5, 8})
  @ParameterizedTest
  @EnumSource(names = Interrupts.STORM_KIND)
  void losesNothingInAStormOfInterrupts(ThreadKind kind) throws InterruptedException {
    int each = 300;
    BoundedQueue<Integer> queue = subject.create(1);
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    Interrupts storm = new Interrupts();
    Crew.Step take = storm.through(_ -> assertTrue(taken.add(queue.take())));
    try (Crew crew = new Crew(kind)) {
      storm.begin(
          crew,
          List.of(
              crew.start("even producer", each, storm.through(index -> queue.put(2 * index))),
              crew.start("odd producer", each, storm.through(index -> queue.put(2 * index + 1))),
              crew.start("consumer 1", each, take),
              crew.start("consumer 2", each, take)));
      crew.joinSoon();
    }
    assertEquals(2 * each, taken.size());
    assertNull(queue.poll());
  }

  @Asks(5)
  @Test
  void refusesAPutOfAnInterruptedThread() {
    BoundedQueue<String> queue = subject.create(1);
    Thread.currentThread().interrupt();
    assertInterrupted(() -> queue.put("a"));
    assertNull(queue.poll());
  }

  @Asks(8)
  @Test
  void refusesATakeOfAnInterruptedThread() throws InterruptedException {
    BoundedQueue<String> queue = queueOf(1, "a");
    Thread.currentThread().interrupt();
    assertInterrupted(queue::take);
    assertEquals("a", queue.poll());
  }

  @Asks(9)
  @Test
  void pollsForAnInterruptedThreadThatStaysSo() throws InterruptedException {
    BoundedQueue<String> queue = queueOf(1, "a");
    Thread.currentThread().interrupt();
    assertEquals("a", queue.poll());
    assertTrue(Thread.interrupted());
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNullAndStaysAsItIs() throws InterruptedException {
    BoundedQueue<String> queue = subject.create(1);
    assertThrows(NullPointerException.class, () -> queue.put(null));
    assertNull(queue.poll());
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("producer", () -> queue.put("a"));
      crew.join();
      // it is full now
      crew.start("giver", () -> assertThrows(NullPointerException.class, () -> queue.put(null)));
      crew.joinSoon();
    }
    assertEquals("a", queue.poll());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesACapacityBelowOne(int capacity) throws InterruptedException {
    Wording.assertRefused(
        subject,
        "capacity must be at least 1, but was " + capacity,
        () -> subject.create(capacity));
  }

  private BoundedQueue<String> queueOf(int capacity, String... elements)
      throws InterruptedException {
    BoundedQueue<String> queue = subject.create(capacity);
    for (String element : elements) {
      queue.put(element);
    }
    return queue;
  }

  private static <E> void putBothIn(Object held, BoundedQueue<E> queue, E first, E second)
      throws InterruptedException {
    synchronized (held) {
      queue.put(first);
      queue.put(second);
    }
  }

  private static void assertInterrupted(Crew.Task task) {
    assertThrows(InterruptedException.class, task::run);
  }

  private static void assertAscending(List<Integer> elements) {
    assertEquals(elements.stream().sorted().toList(), elements);
  }
}
