// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScopesExampleTest {

  private static final Callable<String> FAILING =
      () -> {
        throw new IllegalStateException("no such service");
      };

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger stopped = new AtomicInteger();

  @Test
  void givesAllInTheOrderOfTheTasks() throws InterruptedException {
    assertEquals("[a, b]", ScopesExample.all(List.of(() -> "a", () -> "b")));
  }

  @Test
  void stopsTheOthersAtTheFirstFailure() throws InterruptedException {
    assertEquals("failed: no such service", ScopesExample.all(List.of(this::endless, FAILING)));
    assertEquals(1, stopped.get());
  }

  @Test
  void stopsTheOthersAtTheFirstSuccess() throws InterruptedException {
    assertEquals("a", ScopesExample.first(List.of(this::endless, FAILING, () -> "a")));
    assertEquals(1, stopped.get());
  }

  @Test
  void failsIfAllFail() throws InterruptedException {
    assertEquals("failed: no such service", ScopesExample.first(List.of(FAILING, FAILING)));
  }

  @Test
  void hasAnOutcomeForEach() throws InterruptedException {
    assertEquals(
        List.of("a", "failed: no such service", "b"),
        ScopesExample.each(List.of(() -> "a", FAILING, () -> "b")));
  }

  /// The first waits until the thread of the second has ended.
  @Test
  void givesThemAsTheyEnd() throws InterruptedException {
    CountDownLatch secondRuns = new CountDownLatch(1);
    Thread[] second = new Thread[1];
    Callable<String> slow =
        () -> {
          secondRuns.await();
          second[0].join();
          return "slow";
        };
    Callable<String> fast =
        () -> {
          second[0] = Thread.currentThread();
          secondRuns.countDown();
          return "fast";
        };
    assertEquals(List.of("fast", "slow"), ScopesExample.asCompleted(List.of(slow, fast)));
  }

  @Test
  void stopsAllWhenTheTimeIsUp() throws InterruptedException {
    Duration limit = Duration.ofMillis(20);
    assertEquals(
        "not all in PT0.02S", ScopesExample.within(limit, List.of(() -> "a", this::endless)));
    assertEquals(1, stopped.get());
  }

  private String endless() throws InterruptedException {
    try {
      never.await();
      return "never";
    } finally {
      stopped.incrementAndGet();
    }
  }
}
