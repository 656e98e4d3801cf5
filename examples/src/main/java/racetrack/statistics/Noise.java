// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What else a host did while it measured. What could not be found out is null.
///
/// @param load how many threads wanted to run, on average over the minute before the run
/// @param processors how many processors there are
/// @param others the part of all processors' time that other programs took during the run
/// @param stolen the part of it that the host of a virtual machine gave to other machines
/// @param calibration how far the times of a fixed piece of work scattered: the standard deviation
///   of their logarithms
public record Noise(
    @Nullable Double load,
    int processors,
    @Nullable Double others,
    @Nullable Double stolen,
    @Nullable Double calibration) {

  private static final double BUSY_LOAD = 0.5;
  private static final double BUSY_OTHERS = 0.05;
  private static final double BUSY_STOLEN = 0.02;
  private static final double BUSY_CALIBRATION = 0.05;

  /// {@return what was noisy, and what that means; empty if the host was quiet}
  public String warning() {
    List<String> found = new ArrayList<>();
    if (load != null && load > BUSY_LOAD * processors) {
      found.add(text("before the run, %.1f threads wanted to run", load));
    }
    if (others != null && others > BUSY_OTHERS) {
      found.add(text("other programs took %.0f %% of the processors' time", 100 * others));
    }
    if (stolen != null && stolen > BUSY_STOLEN) {
      found.add(text("other virtual machines took %.0f %% of it", 100 * stolen));
    }
    if (calibration != null && calibration > BUSY_CALIBRATION) {
      found.add(text("the time of a fixed piece of work scattered by ±%.0f %%", 100 * calibration));
    }
    return found.isEmpty()
        ? ""
        : "The host was busy: "
            + String.join(", ", found)
            + ". So intervals are wider than they would be on a quiet host, and curves may sag"
            + " where workers had to share processors with others; what the intervals tell apart"
            + " still differs.";
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
