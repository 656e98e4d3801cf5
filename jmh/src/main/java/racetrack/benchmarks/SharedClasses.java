// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The classes that all forks load, in an archive that the first of them leaves to the others.
///
/// A fork that measures for less than half a second would spend a tenth of its life on loading
/// them. Which code runs, and how it is compiled, is the same.
///
/// ## Source
///
/// JDK 19, *JDK-8261455: Automatically generate the CDS archive*. The JVM looks whether an archive
/// that is there fits, and makes a new one if it does not; of jars only.
final class SharedClasses {

  private SharedClasses() {}

  /// {@return the JVM arguments that make and use the archive; none if there is a folder on the
  /// class path}
  ///
  /// @param classPath the class path of the forks
  /// @param folder where the archive lies; it is made
  static List<String> arguments(String classPath, Path folder) throws IOException {
    boolean ofJars =
        Arrays.stream(classPath.split(File.pathSeparator)).allMatch(part -> part.endsWith(".jar"));
    if (!ofJars) {
      return List.of();
    }
    Files.createDirectories(folder); // a JVM does not, and tries anew in each fork
    return List.of(
        "-Xlog:cds*=error",
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + folder.resolve("forks.jsa"));
  }
}
