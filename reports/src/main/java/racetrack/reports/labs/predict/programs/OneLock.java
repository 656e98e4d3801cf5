// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Both threads count under the same lock.
@SuppressWarnings("all")
final class OneLock implements Snippet {

  int count;
  final Object lock = new Object();

  void bothThreads() {
    synchronized (lock) {
      count++;
    }
  }

  @Override
  public String outcome() {
    return "" + count;
  }
}
