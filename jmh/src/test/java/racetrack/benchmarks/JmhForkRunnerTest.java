// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.lock.counter.CounterSubject;

/// Runs real forks, short ones.
@Timeout(60)
final class JmhForkRunnerTest {

  private static final ForkShape SHAPE = new ForkShape(1, 10, 2, 50);

  /// A host that is busy may run the workers one after the other; then nothing is lost.
  private static final int ATTEMPTS = 20;

  @Test
  void givesTheIterationsOfAFork() throws ForkFailedException {
    var result = new JmhForkRunner(SHAPE, List.of()).run(increment(CounterSubject.SYNCHRONIZED));
    assertEquals(2, result.getIterationResults().size());
    assertEquals(2, result.getParams().getThreads());
    assertNotNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
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

  private static @Nullable String failureOf(CounterSubject subject) {
    try {
      new JmhForkRunner(SHAPE, List.of()).run(increment(subject));
      return null;
    } catch (ForkFailedException e) {
      return e.getMessage();
    }
  }

  private static Cell increment(CounterSubject subject) {
    return new Cell(
        "lock.counter",
        "racetrack.lock.counter.CounterBench.increment",
        new TreeMap<>(Map.of("subject", subject.name())),
        2);
  }
}
