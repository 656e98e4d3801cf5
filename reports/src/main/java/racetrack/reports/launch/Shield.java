// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.util.Locale;

/// What a class from outside is kept away from.
public enum Shield {
  /// Every host but its own loopback, which nobody else has.
  NETWORK,

  /// Files of others: it reads the JDK and the kit, and writes to a folder of its own.
  FILES,

  /// Processes of others: it cannot end them.
  PROCESSES;

  /// {@return the word for it, as commands have it}
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
