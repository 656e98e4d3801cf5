// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A thread starts another, waits for its end, and looks at its result.
@SuppressWarnings("all")
final class Joined implements Snippet {

  Thread thread2;
  int result;
  int seen;

  void thread1() throws InterruptedException {
    thread2.start();
    thread2.join();
    seen = result;
  }

  void thread2() {
    result = 42;
  }

  @Override
  public String outcome() {
    return "" + seen;
  }
}
