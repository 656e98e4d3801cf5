// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every runner promises. Each subject is held to all of it.
@EverySubject
class RunnerContract {

  @Parameter RunnerSubject subject;

  @Asks(3)
  @Test
  void returnsNothingForNothing() throws InterruptedException {
    assertEquals(List.of(), subject.create().run(List.of()));
  }

  /// There are so many that the first have begun before the last are made.
  @Asks(3)
  @Test
  void keepsEveryResultInItsSlot() throws InterruptedException {
    List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
    List<Callable<Integer>> tasks =
        numbers.stream().<Callable<Integer>>map(number -> () -> number).toList();
    List<Result<Integer>> expected =
        numbers.stream().<Result<Integer>>map(Result.Success::new).toList();
    assertEquals(expected, subject.create().run(tasks));
  }

  @Asks(3)
  @Test
  void keepsEveryFailure() throws InterruptedException {
    List<Throwable> failures =
        List.of(new IOException("a"), new IllegalStateException("b"), new AssertionError("c"));
    List<Callable<Integer>> tasks =
        failures.stream().<Callable<Integer>>map(failure -> () -> fail(failure)).toList();
    List<Result<Integer>> expected =
        failures.stream().<Result<Integer>>map(Result.Failure::new).toList();
    assertEquals(expected, subject.create().run(tasks));
  }

  /// Each task waits for all others, so that none ends before all have begun.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void runsAllAtTheSameTime(ThreadKind kind) throws InterruptedException {
    CyclicBarrier all = new CyclicBarrier(3);
    Callable<Integer> task = all::await;
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> subject.create().run(List.of(task, task, task)));
      crew.join();
    }
    assertEquals(0, all.getNumberWaiting());
  }

  @Asks(2)
  @Test
  void runsNothingOnTheCallersThread() throws InterruptedException {
    Thread caller = Thread.currentThread();
    Callable<Boolean> isCaller = () -> Thread.currentThread().equals(caller);
    assertEquals(
        List.of(new Result.Success<>(false), new Result.Success<>(false)),
        subject.create().run(List.of(isCaller, isCaller)));
  }

  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void waitsForTheSlowest(ThreadKind kind) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    Callable<Integer> fast = () -> 1;
    Callable<Integer> slow =
        () -> {
          gate.await();
          return 2;
        };
    List<Result<Integer>> expected = List.of(new Result.Success<>(2), new Result.Success<>(1));
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> assertEquals(expected, subject.create().run(List.of(slow, fast))))
          .awaitWaiting();
      gate.countDown();
      crew.join();
    }
  }

  @Asks(1)
  @Test
  void handsWhatWasWrittenToAndFro() throws InterruptedException {
    for (int round = 1; round <= 20; round++) {
      int[] message = {round};
      assertEquals(
          List.of(new Result.Success<>(round)), subject.create().run(List.of(() -> message[0]++)));
      assertEquals(round + 1, message[0]);
    }
  }

  @Asks(4)
  @ParameterizedTest
  @EnumSource
  void interruptsItsTasksIfItIsInterrupted(ThreadKind kind) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(2);
    Callable<Boolean> task =
        () -> {
          begun.countDown();
          assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
          interrupted.countDown();
          return true;
        };
    try (Crew crew = new Crew(kind)) {
      Crew.Member caller =
          crew.start(
              "caller",
              () ->
                  assertThrows(
                      InterruptedException.class, () -> subject.create().run(List.of(task, task))));
      begun.await();
      caller.interrupt();
      crew.join();
      interrupted.await();
    }
  }

  private static int fail(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }
}
