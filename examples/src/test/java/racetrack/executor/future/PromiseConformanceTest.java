// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static racetrack.conformance.Requirement.F4;
import static racetrack.conformance.Requirement.F5;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.testkit.Crew;
import racetrack.testkit.Row;
import racetrack.testkit.SubjectsUnderTest;
import racetrack.testkit.ThreadKind;

/// Rows of the conformance sheet that not every future has, or that a future keeps in its own way.
@ParameterizedClass(name = "{0}")
@ArgumentsSource(SubjectsUnderTest.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // they may spin
class PromiseConformanceTest {

  private static final Set<PromiseSubject> BY_HAND =
      EnumSet.of(PromiseSubject.MONITOR, PromiseSubject.STACK);

  private static final String NO_THREAD =
      "A completable future does not know the thread that runs its task.";

  @Parameter PromiseSubject subject;

  @Test
  @Row(F4)
  void showsItsStateAsText() throws InterruptedException {
    assumeTrue(
        BY_HAND.contains(subject),
        "The library's text does not tell pending from running, nor the type of a value.");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Promise<String> successful =
        subject.create(() -> {
          begun.countDown();
          release.await();
          return "value";
        });
    assertEquals("Promise[pending]", successful.toString());
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("runner", successful::run);
      begun.await();
      assertEquals("Promise[running]", successful.toString());
      release.countDown();
      crew.join();
    }
    assertEquals("Promise[finished with java.lang.String]", successful.toString());
    Promise<String> failed =
        subject.create(() -> {
          throw new IllegalStateException("the task's");
        });
    failed.run();
    assertEquals("Promise[failed with java.lang.IllegalStateException]", failed.toString());
    Promise<String> cancelled = subject.create(() -> "value");
    cancelled.cancel(false);
    assertEquals("Promise[cancelled]", cancelled.toString());
  }

  @ParameterizedTest
  @EnumSource
  @Row(F5)
  void interruptsTheTaskIfAskedTo(ThreadKind kind) throws InterruptedException {
    assumeTrue(knowsItsThread(), NO_THREAD);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Promise<String> promise =
        subject.create(() -> {
          assertThrows(InterruptedException.class, never::await);
          interrupted.countDown();
          return "value";
        });
    try (Crew crew = new Crew(kind)) {
      crew.start("runner", promise::run).awaitWaiting();
      assertTrue(promise.cancel(true));
      crew.join();
    }
    assertEquals(0, interrupted.getCount());
  }

  /// The task ends as soon as it is cancelled. An interrupt that comes later hits the barrier.
  @Test
  @Row(F5)
  void interruptsNobodyAfterTheTask() throws InterruptedException {
    assumeTrue(knowsItsThread(), NO_THREAD);
    int rounds = 200;
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<Promise<Integer>> promises = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int number = round;
      promises.add(
          subject.create(() -> {
            barrier.await();
            while (!promises.get(number).isDone()) {
              Thread.onSpinWait();
            }
            return number;
          }));
    }
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "runner",
          rounds,
          round -> {
            promises.get(round).run();
            Thread.interrupted(); // what came in time
            barrier.await();
          });
      crew.start(
          "canceller",
          rounds,
          round -> {
            barrier.await();
            promises.get(round).cancel(true);
            barrier.await();
          });
      crew.join();
    }
  }

  private boolean knowsItsThread() {
    return subject != PromiseSubject.COMPLETABLE;
  }
}
