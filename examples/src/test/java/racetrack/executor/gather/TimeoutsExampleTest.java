// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.testkit.AmpleTime;

@Timeout(30)
class TimeoutsExampleTest {

  /// The slow call never ends, and the others take no time: only the limit can tell them apart.
  @Test
  void tellsSuccessErrorAndTimeoutApart() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Duration limit =
        AmpleTime.of(
            Duration.ofMillis(50),
            () ->
                assertEquals(
                    Map.of("fast", "success: done"),
                    TimeoutsExample.outcomes(Map.of("fast", () -> "done"), Duration.ofMinutes(1))));
    Map<String, String> outcomes =
        TimeoutsExample.outcomes(
            Map.of(
                "fast",
                () -> "done",
                "unreliable",
                () -> {
                  throw new IllegalStateException("unavailable");
                },
                "slow",
                () -> {
                  never.await();
                  return "never";
                }),
            limit);
    assertEquals(
        Map.of("fast", "success: done", "unreliable", "error: unavailable", "slow", "timeout"),
        outcomes);
  }
}
