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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.Sizes;
import racetrack.catalogue.ThreadKind;

/// What every runner of batches promises. Each subject is held to all of it.
@EverySubject
class BatchesContract {

  @Parameter BatchesSubject subject;

  @Asks(6)
  @Test
  void handsOverBatchByBatch() throws Exception {
    assertEquals(List.of(List.of(1, 4, 9), List.of(16, 25, 36)), squares(6));
    assertEquals(List.of(List.of(1, 4, 9), List.of(16, 25)), squares(5));
    assertEquals(List.of(List.of(1)), squares(1));
  }

  @Asks(6)
  @Test
  void handsOverNothingWithoutInputs() throws Exception {
    assertEquals(List.of(), squares(0));
  }

  @Asks(1)
  @Test
  void keepsOneBatchAlive() throws Exception {
    AtomicInteger alive = new AtomicInteger();
    Iterator<Integer> inputs =
        IntStream.range(0, 20)
            .peek(_ -> assertTrue(alive.incrementAndGet() <= 4, alive::toString))
            .iterator();
    subject.create(2, 4).run(inputs, input -> input, results -> alive.addAndGet(-results.size()));
    assertEquals(0, alive.get());
  }

  /// The first is worked on until the thread of the second has nothing more to do.
  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void keepsTheOrderWhoeverIsDoneFirst(ThreadKind kind) throws InterruptedException {
    CompletableFuture<Thread> second = new CompletableFuture<>();
    List<List<Integer>> batches = new ArrayList<>();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () ->
              subject
                  .create(2, 3)
                  .run(
                      List.of(1, 2).iterator(),
                      input -> {
                        if (input == 1) {
                          Crew.awaitIdle(second.get());
                        } else {
                          second.complete(Thread.currentThread());
                        }
                        return input;
                      },
                      batches::add));
      crew.joinSoon();
    }
    assertEquals(List.of(List.of(1, 2)), batches);
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void worksOnAsManyAtATimeAsItHasWorkers(ThreadKind kind) throws InterruptedException {
    int workers = 3;
    CountDownLatch all = new CountDownLatch(workers);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch release = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "caller",
          () ->
              subject
                  .create(workers, 8)
                  .run(
                      IntStream.range(0, 8).iterator(),
                      input -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        all.countDown();
                        release.await();
                        running.decrementAndGet();
                        return input;
                      },
                      _ -> {}));
      crew.start(
          "test",
          () -> {
            all.await();
            for (int look = 0; look < 10 && most.get() == workers; look++) {
              LockSupport.parkNanos(1_000_000); // a chance for those that should wait not to
            }
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
  @Test
  void takesNothingBehindAFailure() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> endless = Stream.generate(taken::incrementAndGet).limit(1_000).iterator();
    IllegalStateException failure = new IllegalStateException("the work's");
    List<List<Integer>> batches = new ArrayList<>();
    ExecutionException thrown =
        assertThrows(
            ExecutionException.class,
            () ->
                subject
                    .create(2, 3)
                    .run(
                        endless,
                        input -> {
                          if (input == 5) {
                            throw failure;
                          }
                          return input;
                        },
                        batches::add));
    assertSame(failure, thrown.getCause());
    assertEquals(List.of(List.of(1, 2, 3)), batches);
    assertTrue(taken.get() <= 6, taken::toString);
  }

  @Asks(7)
  @Test
  void failsWithAnErrorOfTheWorkToo() {
    AssertionError failure = new AssertionError("the work's");
    ExecutionException thrown =
        assertThrows(
            ExecutionException.class,
            () ->
                subject
                    .create(2, 3)
                    .run(
                        List.of(1).iterator(),
                        _ -> {
                          throw failure;
                        },
                        _ -> {}));
    assertSame(failure, thrown.getCause());
  }

  @Asks(5)
  @Test
  void letsOutWhatTheInputsThrowBehindTheBatchesBefore() {
    IllegalStateException failure = new IllegalStateException("the inputs'");
    Iterator<Integer> inputs =
        IntStream.rangeClosed(1, 6).peek(input -> throwAt(5, input, failure)).iterator();
    List<List<Integer>> batches = new ArrayList<>();
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> subject.create(2, 3).run(inputs, input -> input, batches::add)));
    assertEquals(List.of(List.of(1, 2, 3)), batches);
  }

  @Asks(5)
  @Test
  void letsOutWhatTheSinkThrowsAndTakesNothingMore() {
    IllegalStateException failure = new IllegalStateException("the sink's");
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> inputs = Stream.generate(taken::incrementAndGet).limit(9).iterator();
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                subject
                    .create(2, 3)
                    .run(
                        inputs,
                        input -> input,
                        results -> throwAt(1, results.getFirst(), failure))));
    assertEquals(3, taken.get());
  }

  @Asks(2)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesFewerThanOne(int none) {
    assertThrows(IllegalArgumentException.class, () -> subject.create(none, 1));
    assertThrows(IllegalArgumentException.class, () -> subject.create(1, none));
  }

  private List<List<Integer>> squares(int inputs) throws Exception {
    List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    subject
        .create(2, 3)
        .run(IntStream.rangeClosed(1, inputs).iterator(), input -> input * input, batches::add);
    return batches;
  }

  private static void throwAt(int place, int input, RuntimeException failure) {
    if (input == place) {
      throw failure;
    }
  }
}
