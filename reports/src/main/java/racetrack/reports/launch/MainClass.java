// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// The program of a jar of the kit. The jar's manifest names it, so that no module has to know the
/// name of a class of another.
public final class MainClass {

  /// Beside `Main-Class`, which in the jar of a tool such as JMH is the tool's own.
  private static final Attributes.Name RUNNER = new Attributes.Name("Racetrack-Main");

  private MainClass() {}

  /// {@return the name of the class}
  ///
  /// @param classPath a class path; its first jar that has a program is taken
  /// @throws IllegalArgumentException if there is none
  /// @throws UncheckedIOException if a jar cannot be read
  public static String of(String classPath) {
    List<Path> jars =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        String name =
            file.getManifest() == null
                ? null
                : file.getManifest().getMainAttributes().getValue(RUNNER);
        if (name != null) {
          return name;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalArgumentException("No jar of this class path has a program: " + classPath);
  }
}
