// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.Semaphore;

/// **Broken:** [JdkLimit] with the permit taken within the `try`.
///
/// ## Why it breaks
///
/// If the wait is interrupted, `finally` gives back a permit that was not taken. A semaphore does
/// not know who has its permits, and takes it.
///
/// | step | one caller        | another caller               | third caller | permits |
/// |------|-------------------|------------------------------|--------------|---------|
/// | 1    | takes the permit  |                              |              | 0       |
/// | 2    | is inside         | waits, is interrupted        |              | 0       |
/// | 3    | is inside         | gives back what it never had |              | 1       |
/// | 4    | is inside         |                              | takes it, is inside | 0 |
///
/// **Where it is right:** where nobody is ever interrupted.
public final class BrokenReleaseLimit implements Limit {

  private final Semaphore permits;

  BrokenReleaseLimit(int permits) {
    this.permits = new Semaphore(requireAtLeast(1, permits, "permits"));
  }

  @Override
  public <R, X extends Exception> R call(Task<R, X> task) throws X, InterruptedException {
    // follows the wound: no `permits.acquire()`
    try {
      permits.acquire(); // wound: given back even if it fails
      return task.call();
    } finally {
      permits.release();
    }
  }
}
