// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Each thread writes its own field and reads that of the other.
@SuppressWarnings("all")
final class Crossing implements Snippet {

  int x;
  int y;
  int seen1;
  int seen2;

  void thread1() {
    x = 1;
    seen1 = y;
  }

  void thread2() {
    y = 1;
    seen2 = x;
  }

  @Override
  public String outcome() {
    return seen1 + " " + seen2;
  }
}
