// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A thread sleeps for a second so that the result is there.
@SuppressWarnings("all")
final class SleepForResult implements Snippet {

  volatile int result;
  int seen;

  void thread1() {
    result = 42;
  }

  void thread2() throws InterruptedException {
    Thread.sleep(1_000);
    seen = result;
  }

  @Override
  public String outcome() {
    return "" + seen;
  }
}
