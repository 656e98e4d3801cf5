// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.BenchmarkResult;
import racetrack.catalogue.Submission;
import racetrack.lock.counter.Counter;
import racetrack.lock.counter.CounterSubject;

/// Runs real forks, short ones.
@Timeout(60)
final class JvmForkRunnerTest {

  private static final ForkShape SHAPE = new ForkShape(10, 2, 0, 50);

  /// A host that is busy may run the workers one after the other; then nothing is lost.
  private static final int ATTEMPTS = 20;

  @Test
  void givesTheIterationsOfEachCell() throws ForkFailedException {
    Curve curve = new Curve(List.of(increment("ATOMIC", 1), increment("ATOMIC", 2)));
    Map<Cell, BenchmarkResult> results = runner().run(curve);
    assertEquals(2, results.size());
    results.forEach((cell, result) -> {
      // A fork that takes long on a busy host leaves the second round out.
      assertTrue(Set.of(1, 2).contains(result.getIterationResults().size()));
      assertEquals(cell.threads(), result.getParams().getThreads());
      assertNotNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
    });
  }

  @Test
  void failsAForkWhoseAnswerIsWrong() {
    String failure = null;
    for (int attempt = 0; attempt < ATTEMPTS && failure == null; attempt++) {
      failure = failureOf(CounterSubject.BROKEN_PLAIN);
    }
    assertTrue(
        failure != null
            && failure.matches(
                "The workers incremented BROKEN_PLAIN \\d+ times, but it counted \\d+\\."),
        String.valueOf(failure));
  }

  /// A class from outside. It counts three, and then has enough.
  static final class OwnCounter implements Counter {

    private final AtomicLong count;

    OwnCounter(long initial) {
      count = new AtomicLong(initial);
    }

    @Override
    public void increment() {
      if (count.incrementAndGet() > 3) {
        throw new IllegalStateException("no more than 3");
      }
    }

    @Override
    public long get() {
      return count.get();
    }
  }

  @Test
  void runsAClassFromOutsideUnderItsName() {
    String told = "-D" + Submission.PROPERTY + "=" + OwnCounter.class.getName();
    ForkFailedException failed =
        assertThrows(
            ForkFailedException.class,
            () -> runner(told).run(new Curve(List.of(increment(OwnCounter.class.getName(), 1)))));
    assertEquals("java.lang.IllegalStateException: no more than 3", failed.getMessage());
    assertFalse(failed.wasKilled());
  }

  @Test
  void tellsWhyAJvmEndedEarly() {
    JvmForkRunner runner = runner("-Xms9g", "-Xmx1g");
    String message =
        String.valueOf(
            assertThrows(
                    ForkFailedException.class,
                    () -> runner.run(new Curve(List.of(increment("ATOMIC", 1)))))
                .getMessage());
    assertTrue(
        message.startsWith("Its JVM ended with exit code 1 before it had measured all: "), message);
  }

  private static @Nullable String failureOf(CounterSubject subject) {
    try {
      runner().run(new Curve(List.of(increment(subject.name(), 2))));
      return null;
    } catch (ForkFailedException e) {
      return e.getMessage();
    }
  }

  private static JvmForkRunner runner(String... jvmArguments) {
    return new JvmForkRunner(
        SHAPE, System.getProperty("java.class.path"), List.of(jvmArguments), lot());
  }

  private static SplittableRandom lot() {
    return new SplittableRandom(1);
  }

  private static Cell increment(String subject, int workers) {
    return new Cell(
        "lock.counter",
        "racetrack.lock.counter.CounterBench.increment",
        new TreeMap<>(Map.of("subject", subject)),
        workers);
  }
}
