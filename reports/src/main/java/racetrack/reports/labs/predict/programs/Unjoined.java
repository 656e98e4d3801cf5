// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A thread starts another and looks at its result.
@SuppressWarnings("all")
final class Unjoined implements Snippet {

  Thread thread2;
  volatile int result;
  int seen;

  void thread1() {
    thread2.start();
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
