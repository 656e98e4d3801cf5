// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// The writer has a lock, the reader has none.
@SuppressWarnings("all")
final class ReaderWithoutLock implements Snippet {

  int bid = 1;
  int ask = 2;
  String seen = "";
  final Object lock = new Object();

  void thread1() {
    synchronized (lock) {
      bid = 7;
      ask = 8;
    }
  }

  void thread2() {
    seen = bid + " " + ask;
  }

  @Override
  public String outcome() {
    return seen;
  }
}
