// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.limit.rate.RateLimiterSubject.BROKEN_SEMAPHORE;
import static racetrack.limit.rate.RateLimiterSubject.BUCKET;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApiClientExampleTest {

  @Test
  void letsThreeRequestsThroughAtOnceHoweverShort() {
    assertEquals(3, ApiClientExample.throughAtOnce(BUCKET, 30));
    assertEquals(30, ApiClientExample.throughAtOnce(BROKEN_SEMAPHORE, 30));
  }

  @Test
  void letsThreeRequestsThroughEachSecondHoweverLong() throws InterruptedException {
    assertEquals(30, ApiClientExample.runningAfter(BUCKET, 10));
    assertEquals(3, ApiClientExample.runningAfter(BROKEN_SEMAPHORE, 10));
  }

  @Test
  void callsAllEndpointsInOrderAndNotTooFast() throws InterruptedException, ExecutionException {
    Duration second = Duration.ofMillis(30);
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    List<String> responses =
        ApiClientExample.callAll(ApiClientExample.limiter(second), Duration.ZERO, lines::add);
    long end = System.nanoTime();
    assertEquals(
        List.of(
            "response from /users",
            "response from /products",
            "response from /orders",
            "response from /reports"),
        responses);
    assertEquals(
        Set.of("request 1", "request 2", "request 3", "request 4"),
        lines.stream().map(line -> line.split(":", 2)[0]).collect(Collectors.toSet()));
    assertTrue(end - start >= second.dividedBy(3).toNanos(), "the fourth request did not wait");
  }
}
