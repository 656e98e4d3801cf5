// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A lock of one bit that is given back by a plain write.
@SuppressWarnings("all")
final class PlainRelease implements Snippet {

  int data;
  boolean locked = true;
  String seen = "locked";

  void thread1() {
    data = 1;
    locked = false;
  }

  void thread2() {
    seen = locked ? seen : "" + data;
  }

  @Override
  public String outcome() {
    return seen;
  }
}
