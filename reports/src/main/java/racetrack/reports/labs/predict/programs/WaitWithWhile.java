// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A consumer who looks again after it has waited.
@SuppressWarnings("all")
final class WaitWithWhile implements Snippet {

  int items;

  synchronized void thread1() throws InterruptedException {
    while (items == 0) {
      wait();
    }
    items--;
  }

  synchronized void thread2() {
    items++;
    notifyAll();
  }

  @Override
  public String outcome() {
    return "" + items;
  }
}
