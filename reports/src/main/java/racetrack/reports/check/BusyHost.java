// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/// How much longer things take on this host than on a quiet one, as far as its load tells.
///
/// With thirty others for two processors, a check of a second takes ten, and a crowd that meets
/// looks as if it were stuck.
final class BusyHost {

  /// A class that hangs must not cost all of the time.
  private static final double MOST = 2;

  private BusyHost() {}

  /// {@return how many times as long to wait, from 1 to 2}
  static double times() {
    OperatingSystemMXBean host = ManagementFactory.getOperatingSystemMXBean();
    return times(host.getSystemLoadAverage(), host.getAvailableProcessors());
  }

  /// {@return how many times as long to wait}
  ///
  /// @param load how many threads wanted to run in the last minute; negative if nobody knows
  /// @param processors how many could
  static double times(double load, int processors) {
    return Math.clamp(Math.sqrt(Math.max(0, load) / processors), 1, MOST);
  }
}
