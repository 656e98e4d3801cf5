// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Each thread counts under a lock of its own.
@SuppressWarnings("all")
final class TwoLocks implements Snippet {

  int count;
  final Object lock1 = new Object();
  final Object lock2 = new Object();

  void thread1() {
    synchronized (lock1) {
      count++;
    }
  }

  void thread2() {
    synchronized (lock2) {
      count++;
    }
  }

  @Override
  public String outcome() {
    return "" + count;
  }
}
