// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.time.Duration;

/// When a run has to be over.
///
/// @param nanos in the time of [System#nanoTime]
record Deadline(long nanos) {

  /// {@return the end of a budget that begins now}
  static Deadline after(Duration budget) {
    return new Deadline(System.nanoTime() + budget.toNanos());
  }

  /// {@return how much time is left; negative if none is}
  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }

  boolean isOver() {
    return !left().isPositive();
  }
}
