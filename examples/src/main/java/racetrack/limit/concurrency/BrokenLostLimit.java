// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.Semaphore;

/// **Broken:** [JdkLimit] without `finally`.
///
/// ## Why it breaks
///
/// Each task that fails takes its permit with it. After n failures nobody gets in any more, long
/// after the cause is gone.
///
/// | step | one caller              | another caller   | permits |
/// |------|-------------------------|------------------|---------|
/// | 1    | takes the last permit   |                  | 0       |
/// | 2    | its task throws         |                  | 0       |
/// | 3    |                         | waits for ever   | 0       |
///
/// **Where it is right:** as long as every task returns.
public final class BrokenLostLimit implements Limit {

  private final Semaphore permits;

  BrokenLostLimit(int permits) {
    this.permits = new Semaphore(requireAtLeast(1, permits, "permits"));
  }

  @Override
  public <R, X extends Exception> R call(Task<R, X> task) throws X, InterruptedException {
    permits.acquire();
    R result = task.call();
    permits.release(); // wound: not if the task fails
    return result;
  }
}
