// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A thread catches the interrupt and says nothing.
@SuppressWarnings("all")
final class SwallowedInterrupt implements Snippet {

  Thread thread1;
  boolean told;

  void thread1() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      // nothing
    }
    told = Thread.currentThread().isInterrupted();
  }

  void thread2() {
    thread1.interrupt();
  }

  @Override
  public String outcome() {
    return "" + told;
  }
}
