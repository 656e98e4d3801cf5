// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatesExampleTest {

  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(3);
  private final CountDownLatch seenRunning = new CountDownLatch(3);
  private final CountDownLatch secondDone = new CountDownLatch(1);

  /// The second task ends when all three were seen running, the others when it has ended.
  @Test
  void tellsTheStatesInTheirOrder() throws Exception {
    StatesExample.run(
        List.of(task("a", secondDone), task("b", seenRunning), task("c", secondDone)),
        begun::await,
        Duration.ofMinutes(1),
        this::take);
    assertEquals(3, lines.stream().filter(line -> line.matches("at once: .*done: false")).count());
    assertEquals(
        List.of(
            "a moment later: Promise[running], done: false",
            "a moment later: Promise[running], done: false",
            "a moment later: Promise[running], done: false",
            "in time: b",
            "is it done? true",
            "result: a",
            "result: b",
            "result: c",
            "in the end: Promise[finished with java.lang.String], done: true",
            "in the end: Promise[finished with java.lang.String], done: true",
            "in the end: Promise[finished with java.lang.String], done: true"),
        lines.subList(3, lines.size()));
  }

  private Callable<String> task(String value, CountDownLatch release) {
    return () -> {
      begun.countDown();
      release.await();
      return value;
    };
  }

  private void take(String line) {
    lines.add(line);
    if (line.startsWith("a moment later")) {
      seenRunning.countDown();
    } else if (line.startsWith("in time")) {
      secondDone.countDown();
    }
  }
}
