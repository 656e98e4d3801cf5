// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.time.Duration;

/// When a run has to be over.
///
/// @param nanos in the time of [System#nanoTime]
public record Deadline(long nanos) {

  /// Sets an end.
  public Deadline {}

  /// {@return the end of a budget that begins now}
  ///
  /// @param budget how long it is
  public static Deadline after(Duration budget) {
    return new Deadline(System.nanoTime() + budget.toNanos());
  }

  /// {@return how much time is left; negative if none is}
  public Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }

  /// {@return whether no time is left}
  public boolean isOver() {
    return !left().isPositive();
  }
}
