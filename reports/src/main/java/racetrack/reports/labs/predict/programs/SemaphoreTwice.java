// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.Semaphore;
import racetrack.reports.labs.predict.steps.Snippet;

/// A thread acquires the only permit, and again.
@SuppressWarnings("all")
final class SemaphoreTwice implements Snippet {

  final Semaphore lock = new Semaphore(1);
  int entered;

  void thread1() throws InterruptedException {
    lock.acquire();
    lock.acquire();
    entered++;
  }

  @Override
  public String outcome() {
    return "" + entered;
  }
}
