// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.time.Duration;

/// How fast the time of the programs runs: all that they wait for is scaled by one factor.
public final class TimeScale {

  /// The system property that holds the factor, such as `0.1`; 1 without it.
  public static final String PROPERTY = "racetrack.time.scale";

  private TimeScale() {}

  /// {@return a duration of a program, scaled}
  ///
  /// @param full how long it is at scale 1
  /// @throws NumberFormatException if the factor is no number
  public static Duration scaled(Duration full) {
    double factor = Double.parseDouble(System.getProperty(PROPERTY, "1"));
    return Duration.ofNanos(Math.round(full.toNanos() * factor));
  }
}
