// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.executor.pipeline.Pipeline.Step;
import racetrack.testkit.CountingIterator;
import racetrack.testkit.Crew;
import racetrack.testkit.Dear;
import racetrack.testkit.Endurance;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;

/// What every pipeline promises. Each subject is held to all of it.
@EverySubject
class PipelineContract {

  private static final Layout ONE_EACH = new Layout(1, 1, 1, 1);
  private static final Step SAME = Optional::of;

  @Parameter PipelineSubject subject;

  /// Two of them are of a size that nothing smaller than a `double` can tell from others.
  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void addsUpEachCategory() throws Exception {
    Stream<Item> source =
        Stream.concat(
            IntStream.range(0, 90)
                .mapToObj(id -> new Item(id, "ABC".substring(id % 3, id % 3 + 1), id)),
            Stream.of(new Item(90, "D", 1 << 30), new Item(91, "D", 1)));
    Map<String, Summary> sums =
        subject
            .create(new Layout(3, 2, 2, 4))
            .run(
                source.iterator(),
                SAME,
                item -> Optional.of(new Item(item.id(), item.category(), item.value() * 1.5)));
    assertEquals(
        Map.of(
            "A",
            new Summary(30, 1957.5),
            "B",
            new Summary(30, 2002.5),
            "C",
            new Summary(30, 2047.5),
            "D",
            new Summary(2, 1.5 * ((1 << 30) + 1))),
        sums);
    assertEquals(65.25, sums.getOrDefault("A", new Summary(1, 0)).average());
  }

  /// There are so many that some are added up at the same moment, and all workers have something to
  /// do until the end. The second step decides on the category.
  @Asks({2, 8, 9})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void losesNoneOfTenThousand(ThreadKind kind) throws InterruptedException {
    int half = 5_000;
    Layout layout = new Layout(3, 2, 4, 16);
    Step enrich = item -> Optional.of(new Item(item.id(), item.id() % 2 == 0 ? "even" : "odd", 1));
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> {
            StrayPermits.carryOne(); // who parks once, and believes it, is back too early
            assertEquals(
                Map.of("even", new Summary(half, half), "odd", new Summary(half, half)),
                subject.create(layout).run(items(2 * half).iterator(), SAME, enrich));
          });
      crew.joinSoon();
    }
  }

  /// Two runs of the same pipeline at the same time, and of two; and one within a step of another.
  @Asks({8, 9})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsEachRunApart(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        3,
        () -> subject.create(ONE_EACH),
        (pipeline, number) -> {
          Map<String, Summary> inner = Map.of("all", new Summary(number + 1, sum(number + 1)));
          assertEquals(inner, pipeline.run(items(number + 1).iterator(), SAME, SAME));
          Step nested =
              item -> {
                assertEquals(inner, pipeline.run(items(number + 1).iterator(), SAME, SAME));
                return Optional.of(item);
              };
          assertEquals(
              Map.of("all", new Summary(2, 1)), pipeline.run(items(2).iterator(), SAME, nested));
        });
  }

  private static double sum(int count) {
    return count * (count - 1) / 2.0;
  }

  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void addsUpNothingIfThereIsNothing() throws Exception {
    assertEquals(Map.of(), subject.create(ONE_EACH).run(Collections.emptyIterator(), SAME, SAME));
  }

  /// Each step looks at the note of the one before, and so does the caller.
  @Asks({2, 6, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatTheStepBeforeHasWritten(ThreadKind kind) throws InterruptedException {
    int items = 300;
    int[] notes = new int[items];
    CountingIterator<Item> source = new CountingIterator<>(items(items).iterator());
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> {
            Map<String, Summary> _ =
                subject
                    .create(new Layout(2, 2, 2, 4))
                    .run(source, item -> follow(notes, item, 0), item -> follow(notes, item, 1));
            for (int note : notes) {
              assertEquals(2, note);
            }
          });
      crew.joinSoon();
    }
    assertEquals(1, source.takers().size());
  }

  private static Optional<Item> follow(int[] notes, Item item, int before) {
    assertEquals(before, notes[item.id()]);
    notes[item.id()] = before + 1;
    return Optional.of(item);
  }

  /// Far more are dropped than there is room for, the first one among them.
  @Asks({4, 9})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void dropsWhatAStepDrops(ThreadKind kind) throws InterruptedException {
    List<Map<String, Summary>> sums = new ArrayList<>();
    Step odd = item -> Optional.of(item).filter(it -> it.id() % 2 == 1);
    Step everyFourth = item -> Optional.of(item).filter(it -> it.id() % 4 == 1);
    Crew.alone(
        kind,
        () -> sums.add(subject.create(ONE_EACH).run(items(100).iterator(), odd, everyFourth)));
    assertEquals(List.of(Map.of("all", new Summary(25, 1225))), sums); // 1 + 5 + ... + 97
  }

  @Asks({1, 9})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void takesMoreItemsThanThereIsRoomFor(ThreadKind kind) throws InterruptedException {
    List<Map<String, Summary>> sums = new ArrayList<>();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> sums.add(subject.create(ONE_EACH).run(items(100).iterator(), SAME, SAME)));
      crew.joinSoon();
    }
    assertEquals(List.of(Map.of("all", new Summary(100, 4950))), sums);
  }

  /// The source has ended, and one of two cleaners still has an item when the other has nothing
  /// more to do.
  @Asks(8)
  @Asks.About(Dimension.LIVE)
  @Test
  void isNotOverWhileAWorkerHasAnItem() throws Exception {
    CompletableFuture<Thread> other = new CompletableFuture<>();
    Step clean =
        item -> {
          if (item.id() == 0) {
            Crew.awaitIdle(other.get());
          } else {
            other.complete(Thread.currentThread());
          }
          return Optional.of(item);
        };
    assertEquals(
        Map.of("all", new Summary(2, 1)),
        subject.create(new Layout(2, 1, 1, 2)).run(items(2).iterator(), clean, SAME));
  }

  /// The first item is not cleaned before far more others are enriched than there is room for.
  @Asks({2, 3})
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void letsOthersOvertakeAnItemThatIsSlow(ThreadKind kind) throws InterruptedException {
    CountDownLatch others = new CountDownLatch(100);
    Step clean =
        item -> {
          if (item.id() == 0) {
            others.await();
          }
          return Optional.of(item);
        };
    Step enrich =
        item -> {
          others.countDown();
          return Optional.of(item);
        };
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () ->
              assertEquals(
                  Map.of("all", new Summary(101, 5050)),
                  subject
                      .create(new Layout(2, 1, 1, 1))
                      .run(items(101).iterator(), clean, enrich)));
      crew.joinSoon();
    }
  }

  /// No item is enriched before who reads the source has nothing more to do.
  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @EnumSource
  void makesTheSourceWaitForASlowStage(ThreadKind kind) throws InterruptedException {
    Layout layout = new Layout(2, 2, 1, 9); // no round number
    AtomicInteger gone = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    CountDownLatch idle = new CountDownLatch(1);
    CountingIterator<Item> source =
        new CountingIterator<>(
            items(1_000).peek(_ -> reader.complete(Thread.currentThread())).iterator());
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> {
            Step enrich =
                _ -> {
                  idle.await();
                  most.accumulateAndGet(source.taken() - gone.getAndIncrement(), Math::max);
                  return Optional.empty();
                };
            Map<String, Summary> _ = subject.create(layout).run(source, SAME, enrich);
          });
      crew.start(
          "opener",
          () -> {
            Crew.awaitIdle(reader.get());
            idle.countDown();
          });
      crew.joinSoon();
    }
    assertTrue(most.get() <= layout.room(), most + " items were under way");
    assertTrue(most.get() >= 18, "only " + most + " items were under way"); // two queues of nine
  }

  /// A stage goes on when as many are at work as it has workers for, and who reads the source has
  /// nothing more to do: by then, one too many would be at work too.
  @Asks(3)
  @Asks.About(Dimension.CONCURRENT)
  @Test
  void hasAsManyAtWorkAsThereAreWorkers() throws InterruptedException {
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    Gate cleaners = new Gate(Sizes.CROWD);
    Gate enrichers = new Gate(Sizes.CROWD - 1);
    Stream<Item> source = items(3 * Sizes.CROWD).peek(_ -> reader.complete(Thread.currentThread()));
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "caller",
          () -> {
            Map<String, Summary> _ =
                subject
                    .create(new Layout(Sizes.CROWD, Sizes.CROWD - 1, 1, 8))
                    .run(source.iterator(), cleaners::pass, enrichers::pass);
          });
      crew.start(
          "opener",
          () -> {
            for (Gate gate : List.of(cleaners, enrichers)) {
              gate.all.await();
              Crew.awaitIdle(reader.get());
              gate.open.countDown();
            }
          });
      crew.joinSoon();
    }
    assertEquals(Sizes.CROWD, cleaners.most.get());
    assertEquals(Sizes.CROWD - 1, enrichers.most.get());
  }

  /// Whichever item is cleaned second is not cleaned before the other one is enriched.
  @Asks(3)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void enrichesWhileItCleans(ThreadKind kind) throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch enriched = new CountDownLatch(1);
    Step clean =
        item -> {
          if (begun.incrementAndGet() == 2) {
            enriched.await();
          }
          return Optional.of(item);
        };
    Step enrich =
        item -> {
          enriched.countDown();
          return Optional.of(item);
        };
    Crew.alone(kind, () -> subject.create(ONE_EACH).run(items(2).iterator(), clean, enrich));
  }

  /// The source goes on for ever.
  @Asks({5, 10})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void endsWithTheFirstFailure(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> {
            for (Throwable failure : Failures.all().toList()) {
              Step failing = item -> item.id() == 7 ? Failures.raise(failure) : Optional.of(item);
              assertFails(failure, items(Integer.MAX_VALUE).iterator(), SAME, failing);
              assertFails(failure, items(Integer.MAX_VALUE).iterator(), failing, SAME);
            }
            for (Throwable failure : Failures.ofASource().toList()) {
              for (int before : List.of(0, 6)) {
                CountingIterator<Item> broken =
                    new CountingIterator<>(items(100).iterator()).failingAt(before + 1, failure);
                assertFails(failure, broken, SAME, SAME);
                broken = new CountingIterator<>(items(before).iterator()).failingAtTheEnd(failure);
                assertFails(failure, broken, SAME, SAME);
              }
            }
          });
      crew.joinSoon();
    }
  }

  /// The step that fails is not alone: another goes on, though it is interrupted, until the caller
  /// was seen to wait for it.
  @Asks({5, 8})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void waitsForAStepThatGoesOnWhenAnotherHasFailed(ThreadKind kind) throws InterruptedException {
    Deaf deaf = new Deaf();
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller = crew.start("caller", () -> failBeside(deaf));
      crew.await(deaf.interrupted);
      caller.awaitWaiting();
      deaf.end();
      crew.joinSoon();
    } finally {
      deaf.end();
    }
  }

  /// For longer than somebody might think that a step can take.
  @Asks(8)
  @Asks.About(Dimension.TIDY)
  @Test
  @Dear
  void waitsForAStepAsLongAsItTakes() throws InterruptedException {
    Deaf deaf = new Deaf();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Crew.Member caller = crew.start("caller", () -> failBeside(deaf));
      crew.await(deaf.interrupted);
      Endurance.assertWaitOn(caller);
      deaf.end();
      crew.joinSoon();
    } finally {
      deaf.end();
    }
  }

  private void failBeside(Deaf deaf) {
    IllegalStateException failure = new IllegalStateException("the step's");
    AtomicInteger cleaned = new AtomicInteger();
    Step clean =
        item -> {
          if (cleaned.incrementAndGet() == 2) { // whichever item that is
            deaf.atWork.await();
            throw failure;
          }
          return Optional.of(item);
        };
    assertFails(failure, items(2).iterator(), clean, deaf);
    assertTrue(deaf.hasEnded.get(), "a step goes on");
  }

  /// A step goes on nevertheless; while the caller waits for it, it is interrupted again and again.
  @Asks({8, 11})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void waitsForItsStepsHoweverOftenTheCallerIsInterrupted(ThreadKind kind)
      throws InterruptedException {
    Deaf deaf = new Deaf();
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () -> {
                assertThrows(
                    InterruptedException.class,
                    () -> subject.create(ONE_EACH).run(items(2).iterator(), SAME, deaf));
                assertTrue(deaf.hasEnded.get(), "a step goes on");
              });
      crew.await(deaf.atWork);
      caller.interrupt();
      crew.await(deaf.interrupted);
      for (int time = 0; time < 3; time++) {
        caller.awaitWaitingAgain().interrupt();
      }
      caller.awaitWaitingAgain();
      deaf.end();
      crew.joinSoon();
    } finally {
      deaf.end();
    }
  }

  /// What has stopped one run is gone with it.
  @Asks({5, 8, 9})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void runsAgainAfterAFailure(ThreadKind kind) throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("the step's");
    Step failing = item -> item.id() == 7 ? Failures.raise(failure) : Optional.of(item);
    Pipeline pipeline = subject.create(ONE_EACH);
    Crew.alone(
        kind,
        () -> {
          for (int time = 0; time < 3; time++) {
            assertThrows(
                ExecutionException.class, () -> pipeline.run(items(20).iterator(), SAME, failing));
            Thread.currentThread().interrupt();
            assertThrows(
                InterruptedException.class,
                () -> pipeline.run(items(Integer.MAX_VALUE).iterator(), SAME, SAME));
            assertEquals(
                Map.of("all", new Summary(20, 190)),
                pipeline.run(items(20).iterator(), SAME, SAME));
          }
        });
  }

  /// Whoever reads the source has nothing more to do when the first fails. Whoever is interrupted
  /// then fails as well.
  @Asks({5, 8, 10})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void tellsOfTheFirstFailureAndTakesNothingAfterIt(ThreadKind kind) throws InterruptedException {
    IllegalStateException first = new IllegalStateException("the first");
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    AtomicInteger begunSteps = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    CountingIterator<Item> source = new CountingIterator<>(items(Integer.MAX_VALUE).iterator());
    Step clean =
        item -> {
          if (begunSteps.incrementAndGet() == 3) { // whichever item has the last of three turns
            begun.await();
            for (Thread reader : source.takers()) {
              Crew.awaitIdle(reader);
            }
            taken.set(source.taken());
            throw first;
          }
          begun.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException("the last", e);
          }
          return Optional.of(item);
        };
    Pipeline pipeline = subject.create(new Layout(3, 1, 1, 1));
    Crew.alone(
        kind,
        () -> {
          ExecutionException thrown =
              assertThrows(ExecutionException.class, () -> pipeline.run(source, clean, SAME));
          assertSame(first, thrown.getCause());
        });
    assertEquals(taken.get(), source.taken());
  }

  /// Whichever item is enriched first would be so for ever.
  @Asks({5, 8})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void interruptsTheOthersWhenOneFails(ThreadKind kind) throws InterruptedException {
    AtomicInteger cleaned = new AtomicInteger();
    Endless endless = new Endless();
    IllegalStateException failure = new IllegalStateException("the step's");
    Step clean =
        item -> {
          if (cleaned.incrementAndGet() == 2) {
            endless.begun.await();
            throw failure;
          }
          return Optional.of(item);
        };
    Crew.alone(
        kind, () -> assertFails(failure, items(Integer.MAX_VALUE).iterator(), clean, endless));
    assertEquals(0, endless.atWork.get(), "a step goes on");
  }

  /// Whichever item is cleaned second would be so for ever; the first one fails behind it.
  @Asks({5, 8})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void interruptsAStepWhenOneBehindItFails(ThreadKind kind) throws InterruptedException {
    AtomicInteger cleaned = new AtomicInteger();
    Endless endless = new Endless();
    IllegalStateException failure = new IllegalStateException("the step's");
    Step clean = item -> cleaned.incrementAndGet() == 2 ? endless.apply(item) : Optional.of(item);
    Step enrich =
        _ -> {
          endless.begun.await();
          throw failure;
        };
    Crew.alone(kind, () -> assertFails(failure, items(2).iterator(), clean, enrich));
    assertEquals(0, endless.atWork.get(), "a step goes on");
  }

  /// The source fails when a step is in the midst of it, which would go on for ever.
  @Asks({5, 8})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void interruptsAStepWhenTheSourceFails(ThreadKind kind) throws InterruptedException {
    Endless endless = new Endless();
    IllegalStateException failure = new IllegalStateException("the source's");
    Iterator<Item> source =
        Stream.concat(items(1), Stream.generate(() -> failBehind(endless, failure))).iterator();
    Crew.alone(kind, () -> assertFails(failure, source, SAME, endless));
    assertEquals(0, endless.atWork.get(), "a step goes on");
  }

  private static Item failBehind(Endless endless, RuntimeException failure) {
    try {
      endless.begun.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted before it has failed", e);
    }
    throw failure;
  }

  @Asks(11)
  @ParameterizedTest
  @EnumSource
  void endsWhenTheCallerIsInterrupted(ThreadKind kind) throws InterruptedException {
    Endless endless = new Endless();
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start("caller", () -> assertThrows(InterruptedException.class, () -> run(endless)));
      crew.await(endless.begun);
      caller.interrupt();
      crew.joinSoon();
    }
    assertEquals(0, endless.atWork.get(), "a step goes on");
  }

  private void run(Endless endless) throws ExecutionException, InterruptedException {
    Map<String, Summary> _ =
        subject.create(ONE_EACH).run(items(Integer.MAX_VALUE).iterator(), SAME, endless);
  }

  /// The source goes on for ever.
  @Asks(11)
  @ParameterizedTest
  @EnumSource
  void endsIfTheCallerWasInterruptedBefore(ThreadKind kind) throws InterruptedException {
    Iterator<Item> endless = items(Integer.MAX_VALUE).iterator();
    Crew.alone(
        kind,
        () -> {
          Thread.currentThread().interrupt();
          assertThrows(
              InterruptedException.class, () -> subject.create(ONE_EACH).run(endless, SAME, SAME));
        });
  }

  @Asks.Nothing(because = "It is a rule of the kit's own record, which no pipeline can break.")
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesALayoutWithNothing(int none) {
    assertThrows(IllegalArgumentException.class, () -> new Layout(none, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Layout(1, none, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Layout(1, 1, none, 1));
    assertThrows(IllegalArgumentException.class, () -> new Layout(1, 1, 1, none));
  }

  private void assertFails(Throwable failure, Iterator<Item> source, Step clean, Step enrich) {
    assertSame(
        failure,
        assertThrows(
                ExecutionException.class, () -> subject.create(ONE_EACH).run(source, clean, enrich))
            .getCause());
  }

  /// Items of one category, numbered from 0, whose values are their numbers.
  private static Stream<Item> items(int count) {
    return IntStream.range(0, count).mapToObj(id -> new Item(id, "all", id));
  }

  /// A step that lets nobody pass before it is opened, and counts how many are there.
  private static final class Gate {

    private final CountDownLatch all;
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Gate(int size) {
      this.all = new CountDownLatch(size);
    }

    Optional<Item> pass(Item item) throws InterruptedException {
      most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
      all.countDown();
      open.await();
      atWork.decrementAndGet();
      return Optional.of(item);
    }
  }

  /// A step that goes on, though it is interrupted, until it may end.
  private static final class Deaf implements Step {

    private final CountDownLatch atWork = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final AtomicBoolean mayEnd = new AtomicBoolean();
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    @Override
    public Optional<Item> apply(Item item) {
      atWork.countDown();
      while (!mayEnd.get()) {
        LockSupport.parkNanos(100_000);
        if (Thread.interrupted()) {
          interrupted.countDown();
        }
      }
      Thread.currentThread().interrupt(); // as it was found
      hasEnded.set(true);
      return Optional.of(item);
    }

    void end() {
      mayEnd.set(true);
    }
  }

  /// A step that ends only when it is interrupted.
  private static final class Endless implements Step {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();

    @Override
    public Optional<Item> apply(Item item) throws InterruptedException {
      atWork.incrementAndGet();
      begun.countDown();
      try {
        never.await();
        return Optional.empty();
      } finally {
        atWork.decrementAndGet();
      }
    }
  }
}
