// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import racetrack.lock.counter.Counter;

/// Where the classes of the examples are.
final class Examples {

  private Examples() {}

  /// {@return a class path that holds the contracts}
  static List<Path> classPath() {
    try {
      return List.of(
          Path.of(Counter.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
