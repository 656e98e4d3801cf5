// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// A thread looks for a permit before it acquires one.
@SuppressWarnings("all")
final class LookForPermits implements Snippet {

  final Semaphore permits = new Semaphore(1);
  final AtomicInteger skipped = new AtomicInteger();

  void bothThreads() throws InterruptedException {
    if (permits.availablePermits() > 0) {
      permits.acquire();
    } else {
      skipped.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return skipped.get() + " skipped";
  }
}
