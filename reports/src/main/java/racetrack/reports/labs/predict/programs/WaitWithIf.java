// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A consumer who looks once before it takes.
@SuppressWarnings("all")
final class WaitWithIf implements Snippet {

  int items;

  synchronized void thread1() throws InterruptedException {
    if (items == 0) {
      wait();
    }
    items--;
  }

  synchronized void thread2() {
    items++;
    notifyAll();
  }

  synchronized void thread3() {
    items = 0;
  }

  @Override
  public String outcome() {
    return "" + items;
  }
}
