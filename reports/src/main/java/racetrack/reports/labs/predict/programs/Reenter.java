// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A thread takes the lock that it has.
@SuppressWarnings("all")
final class Reenter implements Snippet {

  final Object lock = new Object();
  int entered;

  void thread1() {
    synchronized (lock) {
      synchronized (lock) {
        entered++;
      }
    }
  }

  @Override
  public String outcome() {
    return "" + entered;
  }
}
