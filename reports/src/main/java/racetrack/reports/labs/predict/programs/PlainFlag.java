// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// A message, and a plain flag that says it is there.
@SuppressWarnings("all")
final class PlainFlag implements Snippet {

  int message;
  boolean set;
  int early;
  String seen = "not set";

  void thread1() {
    message = 1;
    set = true;
  }

  void thread2() {
    early = message;
    seen = set ? "" + message : seen;
  }

  @Override
  public String outcome() {
    return seen;
  }
}
