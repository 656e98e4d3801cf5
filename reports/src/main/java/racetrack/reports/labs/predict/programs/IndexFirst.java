// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A ring that moves its index before it fills the slot.
@SuppressWarnings("all")
final class IndexFirst implements Snippet {

  String slot = "empty";
  volatile boolean full;
  String seen = "nothing";

  void thread1() {
    full = true;
    slot = "letter";
  }

  void thread2() {
    if (full) {
      seen = slot;
    }
  }

  @Override
  public String outcome() {
    return seen;
  }
}
