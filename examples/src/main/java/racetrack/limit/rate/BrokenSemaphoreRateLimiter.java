// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.util.concurrent.Semaphore;

/// **Broken:** [BucketRateLimiter] with a semaphore of as many permits as the burst has requests.
///
/// ## Why it breaks
///
/// A semaphore bounds how many are inside, and knows no time. A request that ends gives its permit
/// to the next one, though no interval has passed. With a burst of one:
///
/// | step | the only thread          | time  | permits |
/// |------|--------------------------|-------|---------|
/// | 1    | acquires, runs, releases | 0 ms  | 1       |
/// | 2    | acquires, runs, releases | 0 ms  | 1       |
/// | 3    | and so on                | 0 ms  | 1       |
///
/// So the rate is the burst divided by how long a request takes, and the faster the server answers,
/// the more it gets. If it is slow, few are let through though the rate would allow more; then that
/// is what a *rate* limiter does not care about, and why one may want both.
///
/// **Where it is right:** where the number of requests at once is what matters: connections,
/// memory, threads of a server.
public final class BrokenSemaphoreRateLimiter implements RateLimiter {

  private final long interval;
  private final Semaphore permits;

  BrokenSemaphoreRateLimiter(int burst, long interval) {
    requireAtLeast(1, burst, "burst");
    requireWithin(1, Long.MAX_VALUE / burst, interval, "interval");
    this.interval = interval;
    permits = new Semaphore(burst);
  }

  @Override
  public long tryRun(Runnable request) {
    if (!permits.tryAcquire()) {
      return interval; // a guess: nobody knows when a request will end
    }
    try {
      request.run();
      return 0;
    } finally {
      permits.release(); // wound: the request is over, its interval is not
    }
  }
}
