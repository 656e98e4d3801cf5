// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// The last to arrive notifies one of those who wait.
@SuppressWarnings("all")
final class BarrierNotify implements Snippet {

  int arrived;

  synchronized void allThreads() throws InterruptedException {
    arrived++;
    if (arrived == 3) {
      notify();
    }
    while (arrived < 3) {
      wait();
    }
  }

  @Override
  public String outcome() {
    return "all pass";
  }
}
