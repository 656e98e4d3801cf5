// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A thread looks at the flag before it takes the lock to wait.
@SuppressWarnings("all")
final class CheckOutside implements Snippet {

  volatile boolean set;

  void thread1() throws InterruptedException {
    if (!set) {
      synchronized (this) {
        wait();
      }
    }
  }

  void thread2() {
    set = true;
    synchronized (this) {
      notifyAll();
    }
  }

  @Override
  public String outcome() {
    return "both end";
  }
}
