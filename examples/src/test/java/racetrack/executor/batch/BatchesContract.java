// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.executor.batch.Batches.Work;
import racetrack.testkit.CountingIterator;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every runner of batches promises. Each subject is held to all of it.
@EverySubject
class BatchesContract {

  @Parameter BatchesSubject subject;

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void handsOverBatchByBatch() throws Exception {
    assertEquals(List.of(List.of(1, 4, 9), List.of(16, 25, 36)), squares(6));
    assertEquals(List.of(List.of(1, 4, 9), List.of(16, 25)), squares(5));
    assertEquals(List.of(List.of(1)), squares(1));
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void handsOverNothingWithoutInputs() throws Exception {
    assertEquals(List.of(), squares(0));
  }

  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void keepsOneBatchAlive() throws Exception {
    CountingIterator<Integer> inputs = new CountingIterator<>(IntStream.range(0, 20).iterator());
    AtomicInteger handedOver = new AtomicInteger();
    subject
        .create(2, 4)
        .run(
            inputs,
            input -> input,
            results -> {
              assertEquals(handedOver.addAndGet(results.size()), inputs.taken());
            });
    assertEquals(20, handedOver.get());
  }

  /// What is handed over is the sink's: it is looked at when all is over.
  @Asks(6)
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void losesNoneOfThousands() throws Exception {
    int inputs = 5_000;
    List<List<Integer>> batches = new ArrayList<>();
    StrayPermits.carryOne(); // who parks once, and believes it, is back too early
    subject.create(4, 512).run(IntStream.range(0, inputs).iterator(), input -> input, batches::add);
    assertEquals(10, batches.size());
    assertEquals(
        IntStream.range(0, inputs).boxed().toList(),
        batches.stream().flatMap(List::stream).toList());
  }

  /// Two at the same time, and one within the work of itself.
  @Asks({4, 6})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsEachRunApart(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        5,
        () -> subject.create(2, 2),
        (batches, number) -> {
          List<List<Integer>> outer = new ArrayList<>();
          batches.run(
              List.of(number, number + 1, number + 2).iterator(),
              input -> {
                List<List<Integer>> inner = new ArrayList<>();
                batches.run(List.of(input, -input).iterator(), it -> 2 * it, inner::add);
                assertEquals(List.of(List.of(2 * input, -2 * input)), inner);
                return 10 * input;
              },
              outer::add);
          assertEquals(
              List.of(List.of(10 * number, 10 * number + 10), List.of(10 * number + 20)), outer);
        });
  }

  /// There are fewer inputs than workers, and all of them meet.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void worksOnASmallBatchAtTheSameTime(ThreadKind kind) throws InterruptedException {
    Rendezvous all = new Rendezvous(3);
    Work<Integer, Integer> work =
        input -> {
          all.meet();
          return input;
        };
    Crew.alone(kind, () -> subject.create(8, 8).run(List.of(1, 2, 3).iterator(), work, _ -> {}));
  }

  /// The first goes on until all others of its batch are done: none of them may wait for its
  /// worker.
  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void worksOnAllOthersBesideAnInputThatIsSlow(ThreadKind kind) throws InterruptedException {
    int size = 8;
    CountDownLatch others = new CountDownLatch(size - 1);
    Work<Integer, Integer> work =
        input -> {
          if (input == 0) {
            others.await();
          } else {
            others.countDown();
          }
          return input;
        };
    Crew.alone(
        kind,
        () -> subject.create(2, size).run(IntStream.range(0, size).iterator(), work, _ -> {}));
  }

  /// The first is worked on until the thread of the second has nothing more to do.
  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsTheOrderWhoeverIsDoneFirst(ThreadKind kind) throws InterruptedException {
    CompletableFuture<Thread> second = new CompletableFuture<>();
    List<List<Integer>> batches = new ArrayList<>();
    Work<Integer, Integer> work =
        input -> {
          if (input == 1) {
            Crew.awaitIdle(second.get());
          } else {
            second.complete(Thread.currentThread());
          }
          return input;
        };
    Crew.alone(kind, () -> subject.create(2, 3).run(List.of(1, 2).iterator(), work, batches::add));
    assertEquals(List.of(List.of(1, 2)), batches);
  }

  @Asks(4)
  @Asks.About(Dimension.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void worksOnAsManyAtATimeAsItHasWorkers(ThreadKind kind) throws InterruptedException {
    int workers = 3;
    CountDownLatch all = new CountDownLatch(workers);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch release = new CountDownLatch(1);
    Work<Integer, Integer> work =
        input -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          all.countDown();
          release.await();
          running.decrementAndGet();
          return input;
        };
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () -> subject.create(workers, 64).run(IntStream.range(0, 64).iterator(), work, _ -> {}));
      crew.start(
          "test",
          () -> {
            all.await();
            Crew.giveAChance(() -> most.get() > workers);
            release.countDown();
          });
      crew.joinSoon();
    }
    assertEquals(workers, most.get());
  }

  @Asks(3)
  @Test
  void handsOverInTheCallersThreadWhatTheWorkHasWritten() throws Exception {
    int inputs = 300;
    int[] written = new int[inputs];
    Set<Thread> threads = new HashSet<>();
    subject
        .create(2, 3)
        .run(
            IntStream.range(0, inputs).iterator(),
            input -> {
              written[input] = input + 1;
              return input;
            },
            results -> {
              threads.add(Thread.currentThread());
              results.forEach(input -> assertEquals(input + 1, written[input]));
            });
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  /// The caller is interrupted between two batches. The work of the second goes on until the caller
  /// has noticed.
  @Asks(8)
  @Test
  void endsWhenTheCallerIsInterrupted() throws InterruptedException {
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("caller", () -> assertThrows(InterruptedException.class, this::runInterrupted));
      crew.joinSoon();
    }
  }

  /// The caller comes with an interrupt, and the inputs go on for ever.
  @Asks(8)
  @Test
  void endsIfTheCallerWasInterruptedBefore() throws InterruptedException {
    Iterator<Integer> endless = IntStream.iterate(1, number -> number).iterator();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "caller",
          () -> {
            Thread.currentThread().interrupt();
            assertThrows(
                InterruptedException.class,
                () -> subject.create(1, 1).run(endless, input -> input, _ -> {}));
          });
      crew.joinSoon();
    }
  }

  private void runInterrupted() throws Exception {
    Thread caller = Thread.currentThread();
    subject
        .create(1, 1)
        .run(
            List.of(1, 2).iterator(),
            input -> {
              while (caller.isInterrupted()) {
                Crew.giveWay();
              }
              return input;
            },
            _ -> caller.interrupt());
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesNothingBehindAFailure() {
    CountingIterator<Integer> endless =
        new CountingIterator<>(IntStream.rangeClosed(1, 1_000).iterator());
    IllegalStateException failure = new IllegalStateException("the work's");
    List<List<Integer>> batches = new ArrayList<>();
    Work<Integer, Integer> work =
        input -> {
          if (input == 5) {
            throw failure;
          }
          return input;
        };
    ExecutionException thrown =
        assertThrows(
            ExecutionException.class, () -> subject.create(2, 3).run(endless, work, batches::add));
    assertSame(failure, thrown.getCause());
    assertEquals(List.of(List.of(1, 2, 3)), batches);
    assertTrue(endless.taken() <= 6, () -> endless.taken() + " are taken");
  }

  @Asks({4, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void failsWithWhateverTheWorkThrows(Throwable failure) throws Exception {
    Batches batches = subject.create(2, 3);
    ExecutionException thrown =
        assertThrows(
            ExecutionException.class,
            () -> batches.run(List.of(1).iterator(), _ -> Failures.raise(failure), _ -> {}));
    assertSame(failure, thrown.getCause());
    List<List<Integer>> next = new ArrayList<>();
    batches.run(List.of(1).iterator(), input -> input, next::add);
    assertEquals(List.of(List.of(1)), next); // none the worse for it
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  void letsOutWhatTheInputsThrowBehindTheBatchesBefore(Throwable failure) {
    CountingIterator<Integer> inputs =
        new CountingIterator<>(IntStream.rangeClosed(1, 6).iterator()).failingAt(5, failure);
    List<List<Integer>> batches = new ArrayList<>();
    assertSame(
        failure,
        assertThrows(
            Throwable.class, () -> subject.create(2, 3).run(inputs, input -> input, batches::add)));
    assertEquals(List.of(List.of(1, 2, 3)), batches);
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  void letsOutWhatTheSinkThrowsAndTakesNothingMore(Throwable failure) {
    CountingIterator<Integer> inputs =
        new CountingIterator<>(IntStream.rangeClosed(1, 9).iterator());
    Consumer<List<Integer>> sink = results -> throwAt(1, results.getFirst(), failure);
    assertSame(
        failure,
        assertThrows(
            Throwable.class, () -> subject.create(2, 3).run(inputs, input -> input, sink)));
    assertEquals(3, inputs.taken());
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesFewerThanOne(int none) throws InterruptedException {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was " + none, () -> subject.create(none, 1));
    Wording.assertRefused(
        subject, "size must be at least 1, but was " + none, () -> subject.create(1, none));
  }

  private List<List<Integer>> squares(int inputs) throws Exception {
    List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    subject
        .create(2, 3)
        .run(IntStream.rangeClosed(1, inputs).iterator(), input -> input * input, batches::add);
    return batches;
  }

  private static void throwAt(int place, int input, Throwable failure) {
    if (input == place) {
      Failures.raise(failure);
    }
  }
}
