// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.Semaphore;

/// The library's semaphore behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `with semaphore:`. This is the class to use.
///
/// **Thread safety:** unconditional; any number of threads may call it.
///
/// ## Why it is correct
///
/// - **Invariant:** the semaphore's permits and the tasks inside are together as many as there were
///   permits at the beginning: each call takes one, and gives it back in `finally`.
/// - **No permit is made up:** `acquire` stands before the `try`. If it throws, there is nothing to
///   give back.
/// - **Happens-before:** `release` precedes the `acquire` that it allows.
///
/// ## Cost
///
/// One compare-and-set to take a permit, and one to give it back. Not fair unless asked to be.
///
/// ## Broken twins
///
/// [BrokenLostLimit] does not give back after a failure; [BrokenReleaseLimit] gives back what it
/// has not taken.
///
/// ## Sources
///
/// - [Semaphore], *Memory consistency effects*.
public final class JdkLimit implements Limit {

  private final Semaphore permits;

  JdkLimit(int permits) {
    this.permits = new Semaphore(requireAtLeast(1, permits, "permits"));
  }

  @Override
  public <R, X extends Exception> R call(Task<R, X> task) throws X, InterruptedException {
    permits.acquire(); // linearization point: the compare-and-set inside
    try {
      return task.call();
    } finally {
      permits.release(); // linearization point: the compare-and-set inside
    }
  }
}
