// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.CountDownLatch;
import racetrack.reports.labs.predict.steps.Snippet;

/// A thread waits for a latch while it holds the lock.
@SuppressWarnings("all")
final class AwaitUnderLock implements Snippet {

  final CountDownLatch latch = new CountDownLatch(1);

  void thread1() throws InterruptedException {
    synchronized (this) {
      latch.await();
    }
  }

  void thread2() {
    synchronized (this) {
      latch.countDown();
    }
  }

  @Override
  public String outcome() {
    return "both end";
  }
}
