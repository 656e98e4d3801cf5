// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RateLimiterBenchTest {

  private final RateLimiterBench bench = new RateLimiterBench();
  private final RateLimiterBench.Shared shared = new RateLimiterBench.Shared();
  private final RateLimiterBench.Worker worker = new RateLimiterBench.Worker();

  @BeforeEach
  void setUp() {
    shared.subject = RateLimiterSubject.BUCKET;
    shared.interval = 1_000;
    shared.create();
    worker.join(shared);
  }

  @Test
  void acceptsAsManyRequestsAsTheRateAllows() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      bench.tryRun(shared, worker);
    }
    shared.check();
    worker.requests = 16 + 5;
    shared.check(5_999);
  }

  @Test
  void rejectsMoreRequestsThanTheRateAllows() {
    worker.requests = 16 + 6;
    AssertionError wrong = assertThrows(AssertionError.class, () -> shared.check(5_999));
    assertEquals("BUCKET ran 22 requests in 5999 ns, one in 1000 ns.", wrong.getMessage());
  }

  @Test
  void rejectsALimiterThatRunsNothing() {
    AssertionError wrong = assertThrows(AssertionError.class, () -> shared.check(5_999));
    assertEquals("BUCKET ran 0 requests in 5999 ns, one in 1000 ns.", wrong.getMessage());
  }
}
