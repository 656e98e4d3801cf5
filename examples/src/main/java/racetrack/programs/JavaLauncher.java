// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.nio.file.Path;

/// The `java` of the JDK that runs this program: child JVMs are of the same version.
public final class JavaLauncher {

  private JavaLauncher() {}

  /// {@return its path, the first word of a command}
  public static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
