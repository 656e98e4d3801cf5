// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where a worker finds the classes that this JVM has.
public final class ClassPath {

  private static final String DESCRIPTOR = "module-info.class";

  private ClassPath() {}

  /// {@return the class path of this JVM, every entry absolute, and behind it the modules of its
  /// module path: in a worker, no module keeps its packages to itself}
  ///
  /// @throws IllegalStateException if this pool's classes are not there
  public static String own() {
    requireAppLoader(ClassPath.class.getClassLoader());
    List<Path> entries = new ArrayList<>(entriesOf("java.class.path"));
    for (Path entry : entriesOf("jdk.module.path")) {
      entries.addAll(modulesIn(entry));
    }
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  private static void requireAppLoader(ClassLoader loader) {
    if (!loader.equals(ClassLoader.getSystemClassLoader())) {
      throw new IllegalStateException(
          ("a worker cannot find this pool's classes, which %s has loaded;"
                  + " Builder.classPath says where they and the tasks' classes are")
              .formatted(loader.getClass().getName()));
    }
  }

  private static List<Path> entriesOf(String property) {
    String path = System.getProperty(property, "");
    return path.isEmpty()
        ? List.of()
        : Stream.of(path.split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
  }

  /// {@return a module itself, or those in a folder of modules}
  private static List<Path> modulesIn(Path entry) {
    if (!Files.isDirectory(entry) || Files.exists(entry.resolve(DESCRIPTOR))) {
      return List.of(entry);
    }
    try (Stream<Path> files = Files.list(entry)) {
      return files
          .filter(
              file -> file.toString().endsWith(".jar") || Files.exists(file.resolve(DESCRIPTOR)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
