// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Wording;

/// What every joinable queue promises. Each subject is held to all of it.
@EverySubject
class JoinableQueueContract {

  private static final Duration LONG = Duration.ofHours(1);

  @Parameter JoinableQueueSubject subject;

  @Asks({4, 7, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesInTheOrderOfThePuts() throws InterruptedException {
    JoinableQueue<String> queue = queueOf(4, "a", "b", "c", "a");
    assertEquals("a", queue.take(Duration.ZERO));
    assertEquals("b", queue.take(LONG));
    assertEquals("c", queue.take(Duration.ZERO));
    assertEquals("a", queue.take(Duration.ZERO));
  }

  @Asks(4)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @ValueSource(ints = {1, 5, Sizes.LARGE})
  void holdsAsManyAsItWasMadeFor(int capacity) throws InterruptedException {
    JoinableQueue<Integer> queue = subject.create(capacity);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("producer", capacity, queue::put);
      crew.join();
      crew.start("one too many", () -> queue.put(capacity)).awaitWaiting();
      assertEquals(0, queue.take(Duration.ZERO));
      crew.join();
    }
  }

  /// However often it is woken before.
  @Asks({7, 9})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void givesUpATakeWhenNothingComesInTime(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = subject.create(1);
    Duration time = StrayPermits.until(subject);
    try (Crew crew = new Crew(kind)) {
      StrayPermits.wakeUntilItGivesUp(
          crew.start(
              "consumer",
              () -> {
                long start = System.nanoTime();
                assertNull(queue.take(time));
                assertTrue(System.nanoTime() - start >= time.toNanos(), "it gave up too early");
              }),
          queue);
      crew.joinSoon();
    }
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT)
  void onlyLooksIfTheTimeHasRunOut(Duration timeout) throws InterruptedException {
    JoinableQueue<String> queue = subject.create(1);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("consumer", () -> assertNull(queue.take(timeout)));
      crew.joinSoon();
      queue.put("a");
      crew.start("consumer", () -> assertEquals("a", queue.take(timeout)));
      crew.joinSoon();
    }
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS)
  void waitsForAnElementForEver(Duration timeout) throws InterruptedException {
    for (ThreadKind kind : ThreadKind.values()) {
      JoinableQueue<String> queue = subject.create(1);
      try (Crew crew = new Crew(kind)) {
        crew.start("consumer", () -> assertEquals("a", queue.take(timeout))).awaitWaiting();
        queue.put("a");
        crew.joinSoon();
      }
    }
  }

  @Asks(4)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void makesAPutWaitUntilThereIsRoom(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    try (Crew crew = new Crew(kind)) {
      Crew.Member producer = crew.start("producer", () -> queue.put("b")).awaitWaiting();
      StrayPermits.wake(producer, queue);
      Times.awaitStay(subject, kind, producer);
      assertEquals("a", queue.take(Duration.ZERO));
      crew.join();
    }
    assertEquals("b", queue.take(Duration.ZERO));
  }

  @Asks(7)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsATakeHaveWhatComesInTime(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = subject.create(1);
    try (Crew crew = new Crew(kind)) {
      StrayPermits.wake(
          crew.start("consumer", () -> assertEquals("a", queue.take(LONG))).awaitWaiting(), queue);
      queue.put("a");
      crew.joinSoon();
    }
  }

  @Asks({11, 13})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void joinsAtOnceWhenNothingIsUnfinished(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    queue.take(Duration.ZERO);
    queue.taskDone();
    try (Crew crew = new Crew(kind)) {
      crew.start("joiner", queue::join);
      crew.join();
    }
  }

  @Asks(13)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void makesAJoinWaitForWhatIsInTheQueue(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(2, "a", "b");
    queue.take(Duration.ZERO);
    queue.taskDone();
    try (Crew crew = new Crew(kind)) {
      crew.start("joiner", queue::join).awaitWaiting();
      queue.take(Duration.ZERO);
      queue.taskDone();
      crew.join();
    }
  }

  @Asks(13)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void makesAJoinWaitForWhatIsTaken(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    queue.take(Duration.ZERO);
    try (Crew crew = new Crew(kind)) {
      Crew.Member joiner = crew.start("joiner", queue::join).awaitWaiting();
      StrayPermits.wake(joiner, queue);
      Times.awaitStay(subject, kind, joiner);
      queue.taskDone();
      crew.join();
    }
  }

  /// Two come at once for those who wait, and the first is still to wake up.
  @Asks({4, 7})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsThroughTwoWhoWaitAtOnce(ThreadKind kind) throws InterruptedException {
    JoinableQueue<Integer> queue = subject.create(2);
    for (int round = 0; round < 5; round++) {
      try (Crew crew = new Crew(kind)) {
        crew.start("consumer 1", () -> queue.take(LONG)).awaitWaiting();
        crew.start("consumer 2", () -> queue.take(LONG)).awaitWaiting();
        crew.start("producer of two", 2, queue::put);
        crew.joinSoon();
        queue.put(0);
        queue.put(1);
        crew.start("producer 1", () -> queue.put(2)).awaitWaiting();
        crew.start("producer 2", () -> queue.put(3)).awaitWaiting();
        crew.start("consumer of four", 4, _ -> queue.take(LONG));
        crew.joinSoon();
      }
    }
  }

  /// The first of two gives up, and at about the same moment one comes. If it is not for the first,
  /// it is for the second, and must not be lost.
  @Asks({7, 9})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void losesNothingToWhoGivesUpAtAHandOver(ThreadKind kind) throws InterruptedException {
    Duration timeout = Duration.ofMillis(10);
    JoinableQueue<String> queue = subject.create(1);
    for (int round = 0; round < 20; round++) {
      int early = 20_000 * round; // ns: it takes some to wake up
      AtomicLong end = new AtomicLong();
      BlockingQueue<Boolean> hasIt = new LinkedBlockingQueue<>();
      try (Crew crew = new Crew(kind)) {
        crew.start(
                "impatient",
                () -> {
                  end.set(System.nanoTime() + timeout.toNanos());
                  hasIt.add(queue.take(timeout) != null);
                })
            .awaitWaiting();
        crew.start("patient", () -> assertEquals("a", queue.take(LONG)));
        crew.start(
            "producer",
            () -> {
              Crew.lookUntil(() -> end.get() - early - System.nanoTime() <= 0);
              queue.put("a");
              if (hasIt.take()) {
                queue.put("a");
              }
            });
        crew.joinSoon();
      }
    }
  }

  /// A thread that waits at the one queue is no use to the other.
  @Asks({7, 13})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesItsOwnWaiters(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> one = subject.create(1);
    JoinableQueue<String> other = subject.create(1);
    try (Crew stayers = new Crew(kind);
        Crew crew = new Crew(kind)) {
      stayers.start("stayer", () -> one.take(LONG)).awaitWaiting();
      crew.start("consumer", () -> other.take(LONG)).awaitWaiting();
      other.put("a");
      crew.joinSoon();
      crew.start("joiner", other::join).awaitWaiting();
      one.put("b");
      stayers.joinSoon();
      other.taskDone();
      crew.join();
    }
  }

  @Asks({4, 7, 11})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void servesACrowd(ThreadKind kind) throws InterruptedException {
    JoinableQueue<Integer> queue = subject.create(2);
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < Sizes.CROWD / 2; number++) {
        int first = 10 * number;
        crew.start("producer " + number, 10, index -> queue.put(first + index));
        crew.start("consumer " + number, 10, _ -> takeAndFinish(queue, taken));
      }
      crew.joinSoon();
    }
    assertEquals(10 * Sizes.CROWD / 2, taken.size());
  }

  private static void takeAndFinish(JoinableQueue<Integer> queue, Set<Integer> taken)
      throws InterruptedException {
    assertTrue(taken.add(requireNonNull(queue.take(LONG))));
    queue.taskDone();
  }

  /// The consumer says that an element is done as soon as it is there.
  @Asks({4, 12})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void hasCountedAnElementThatCanBeTaken(ThreadKind kind) throws InterruptedException {
    JoinableQueue<Integer> queue = subject.create(2);
    try (Crew crew = new Crew(kind)) {
      crew.start("producer", 2_000, queue::put);
      crew.start(
          "consumer",
          2_000,
          _ -> {
            for (int look = 1; queue.take(Duration.ZERO) == null; look++) {
              if (look % 100 == 0) {
                Crew.giveWay();
              }
            }
            queue.taskDone();
          });
      crew.joinSoon();
    }
  }

  @Asks(13)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void wakesAllWhoJoin(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    queue.take(Duration.ZERO);
    try (Crew crew = new Crew(kind)) {
      crew.start("joiner 1", queue::join).awaitWaiting();
      crew.start("joiner 2", queue::join).awaitWaiting();
      queue.taskDone();
      crew.join();
    }
  }

  /// A joiner that is slow to wake finds that there is more to do, but not for it.
  @Asks(14)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void joinsThoughMoreIsPutAtOnce(ThreadKind kind) throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      JoinableQueue<String> queue = queueOf(1, "a");
      queue.take(Duration.ZERO);
      try (Crew crew = new Crew(kind)) {
        crew.start("joiner", queue::join).awaitWaiting();
        queue.taskDone();
        queue.put("b");
        crew.join();
      }
    }
  }

  @Asks(12)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void refusesToBeDoneTooOften(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    queue.take(Duration.ZERO);
    queue.taskDone();
    assertThrows(IllegalStateException.class, queue::taskDone);
    queue.put("b");
    try (Crew crew = new Crew(kind)) {
      crew.start("joiner", queue::join).awaitWaiting();
      queue.take(Duration.ZERO);
      queue.taskDone();
      crew.join();
    }
  }

  /// One has come to join, and waits first: whoever wakes one only wakes that one.
  @Asks({4, 7, 13})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void letsThroughWhoWaitsBesideOneWhoJoins(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    queue.take(Duration.ZERO);
    try (Crew stayers = new Crew(kind);
        Crew crew = new Crew(kind)) {
      stayers.start("joiner", queue::join).awaitWaiting();
      crew.start("consumer", () -> assertEquals("b", queue.take(LONG))).awaitWaiting();
      queue.put("b");
      crew.joinSoon();
      queue.put("c");
      crew.start("producer", () -> queue.put("d")).awaitWaiting();
      assertEquals("c", queue.take(LONG));
      crew.joinSoon();
      assertEquals("d", queue.take(LONG));
      for (int element = 0; element < 4; element++) {
        queue.taskDone();
      }
      stayers.joinSoon();
    }
  }

  /// Only who waits is refused.
  @Asks({11, 13})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isToldByAnInterruptedThreadThatAllIsDone() throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    queue.take(Duration.ZERO);
    Thread.currentThread().interrupt();
    queue.taskDone();
    Thread.interrupted();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("joiner", queue::join);
      crew.joinSoon();
    }
  }

  /// One at a time, and then as many at once as a `short` with a sign cannot count.
  @Asks({4, 7, 11, 13})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void goesOnHoweverManyHavePassed() throws InterruptedException {
    int many = 40_000;
    JoinableQueue<Integer> queue = subject.create(many);
    for (int number = 0; number < Sizes.MORE_THAN_A_SHORT; number++) {
      queue.put(number);
      assertEquals(number, queue.take(Duration.ZERO));
      queue.taskDone();
    }
    for (int number = 0; number < many; number++) {
      queue.put(number);
    }
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Crew.Member joiner = crew.start("joiner", queue::join);
      for (int number = 0; number < many; number++) {
        assertEquals(number, queue.take(Duration.ZERO));
        if (number % (1 << 14) == 0) {
          joiner.awaitWaiting();
        }
        queue.taskDone();
      }
      crew.joinSoon();
    }
  }

  @Asks({11, 13})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void joinsWhenSeveralHaveDoneItAll(ThreadKind kind) throws InterruptedException {
    int each = 500;
    JoinableQueue<Integer> queue = subject.create(2);
    AtomicInteger done = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= 2; number++) {
        crew.start("producer " + number, each, queue::put);
        crew.start(
            "consumer " + number,
            each,
            _ -> {
              queue.take(LONG);
              done.incrementAndGet();
              queue.taskDone();
            });
      }
      crew.joinSoon();
      queue.join();
    }
    assertEquals(2 * each, done.get());
  }

  /// What is handed over is the number of a note, which nothing but the queue keeps from being read
  /// too early.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeAPut(ThreadKind kind) throws InterruptedException {
    int notes = 1_000;
    int[] written = new int[notes];
    JoinableQueue<Integer> queue = subject.create(2);
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
          note -> {
            Integer next = requireNonNull(queue.take(LONG));
            assertEquals(note + 1, written[next]);
          });
      crew.joinSoon();
    }
  }

  /// Whoever has put takes next, and each takes its own: the other cannot have put too.
  @Asks(4)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void givesTheLastPlaceToOneOfTwoProducers(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = subject.create(1);
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
    assertNull(queue.take(Duration.ZERO));
  }

  private static void putAndTake(JoinableQueue<String> queue, String mine, AtomicInteger inside)
      throws InterruptedException {
    queue.put(mine);
    assertEquals(1, inside.incrementAndGet(), "more than fit");
    Crew.giveWay();
    assertEquals(1, inside.getAndDecrement(), "more than fit");
    assertEquals(mine, queue.take(Duration.ZERO));
    queue.taskDone();
  }

  @Asks(5)
  @ParameterizedTest
  @EnumSource
  void leavesTheQueueUnchangedWhenAPutIsInterrupted(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    try (Crew crew = new Crew(kind)) {
      crew.start("producer", () -> assertInterrupted(() -> queue.put("b")))
          .awaitWaiting()
          .interrupt();
      crew.join();
      assertEquals("a", queue.take(Duration.ZERO));
      assertNull(queue.take(Duration.ZERO));
      queue.taskDone();
      crew.start("joiner", queue::join);
      crew.join();
    }
  }

  @Asks({5, 10})
  @ParameterizedTest
  @EnumSource
  void losesNothingToWhoIsInterruptedAtAHandOver(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> empty = subject.create(1);
    Interrupts.atHandOver(kind, () -> empty.take(LONG), () -> empty.put("a"));
    Interrupts.afterAHandOver(
        kind,
        () -> empty.take(LONG),
        () -> empty.put("a"),
        () -> empty.take(Duration.ZERO) != null);
    assertNull(empty.take(Duration.ZERO));
    JoinableQueue<String> full = queueOf(1, "a");
    Interrupts.atHandOver(kind, () -> full.put("b"), () -> full.take(Duration.ZERO));
    assertEquals("b", full.take(Duration.ZERO));
    assertNull(full.take(Duration.ZERO));
  }

  @Asks({5, 10, 12, 13})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource(names = Interrupts.STORM_KIND)
  void losesNothingInAStormOfInterrupts(ThreadKind kind) throws InterruptedException {
    int each = 200;
    JoinableQueue<Integer> queue = subject.create(1);
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    Interrupts storm = new Interrupts();
    Crew.Step take = storm.through(_ -> takeAndFinish(queue, taken));
    try (Crew crew = new Crew(kind)) {
      storm.begin(
          crew,
          List.of(
              crew.start("even producer", each, storm.through(index -> queue.put(2 * index))),
              crew.start("odd producer", each, storm.through(index -> queue.put(2 * index + 1))),
              crew.start("consumer 1", each, take),
              crew.start("consumer 2", each, take)));
      crew.joinSoon();
      crew.start("joiner", queue::join);
      crew.join();
    }
    assertEquals(2 * each, taken.size());
    assertThrows(IllegalStateException.class, queue::taskDone);
  }

  @Asks(15)
  @ParameterizedTest
  @EnumSource
  void letsAJoinBeInterrupted(ThreadKind kind) throws InterruptedException {
    JoinableQueue<String> queue = queueOf(1, "a");
    try (Crew crew = new Crew(kind)) {
      crew.start("joiner", () -> assertInterrupted(queue::join)).awaitWaiting().interrupt();
      crew.join();
    }
  }

  @Asks({5, 10, 15})
  @Test
  void refusesToWaitForAnInterruptedThread() throws InterruptedException {
    JoinableQueue<String> queue = subject.create(1);
    Thread.currentThread().interrupt();
    assertInterrupted(() -> queue.put("a"));
    Thread.currentThread().interrupt();
    assertInterrupted(() -> queue.take(Duration.ZERO));
    Thread.currentThread().interrupt();
    assertInterrupted(queue::join);
    assertNull(queue.take(Duration.ZERO));
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNullAndStaysAsItIs() throws InterruptedException {
    JoinableQueue<String> queue = subject.create(1);
    assertThrows(NullPointerException.class, () -> queue.put(null));
    assertNull(queue.take(Duration.ZERO));
    assertThrows(IllegalStateException.class, queue::taskDone);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("producer", () -> queue.put("a"));
      crew.join();
      // it is full now
      crew.start("giver", () -> assertThrows(NullPointerException.class, () -> queue.put(null)));
      crew.joinSoon();
    }
    assertEquals("a", queue.take(Duration.ZERO));
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

  private JoinableQueue<String> queueOf(int capacity, String... elements)
      throws InterruptedException {
    JoinableQueue<String> queue = subject.create(capacity);
    for (String element : elements) {
      queue.put(element);
    }
    return queue;
  }

  private static void assertInterrupted(Crew.Task task) {
    assertThrows(InterruptedException.class, task::run);
  }
}
