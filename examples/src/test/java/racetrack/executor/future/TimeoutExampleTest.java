// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimeoutExampleTest {

  /// The task ends when the caller has given up waiting, and not before.
  @Test
  void letsTheTaskGoOnAfterTheTimeout() throws ExecutionException, InterruptedException {
    List<String> lines = new ArrayList<>();
    CountDownLatch givenUp = new CountDownLatch(1);
    TimeoutExample.run(
        () -> {
          givenUp.await();
          return "value";
        },
        Duration.ofMillis(1),
        line -> {
          lines.add(line);
          givenUp.countDown();
        });
    assertEquals(List.of("it takes too long; is it done? false", "in the end: value"), lines);
  }
}
