// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.thread.raw.WorkersExample.Work;

@Timeout(60)
class WorkersExampleTest {

  /// The clock is made up: nobody ends before all have begun, and the long one after the short one.
  @Test
  void runsAllTogetherAndEndsTheShortestFirst() throws InterruptedException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch shortDone = new CountDownLatch(1);
    WorkersExample.run(
        List.of(
            new Work("Thread-1", Duration.ofSeconds(2)),
            new Work("Thread-2", Duration.ofSeconds(1))),
        duration -> {
          begun.countDown();
          begun.await();
          if (duration.toSeconds() > 1) {
            shortDone.await();
          }
        },
        line -> {
          lines.add(line);
          if (line.startsWith("[Thread-2] completed in ")) {
            shortDone.countDown();
          }
        });
    assertEquals(
        List.of("[Thread-1] starting", "[Thread-2] starting"),
        lines.subList(0, 2).stream().sorted().toList());
    assertTrue(lines.get(2).matches("\\[Thread-2] completed in \\d+[.,]\\d\\d s"), lines::toString);
    assertTrue(lines.get(3).matches("\\[Thread-1] completed in \\d+[.,]\\d\\d s"), lines::toString);
    assertEquals("all workers have ended", lines.get(4));
    assertEquals(5, lines.size());
  }
}
