// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The top-level classes of a package that this JVM can load, in folders and jars alike.
public final class PackageClasses {

  private static final String ENDING = ".class";

  private PackageClasses() {}

  /// Finds the classes beside a class. None is initialised.
  ///
  /// @param type a class of the package
  /// @return its classes in the order of their names
  public static List<Class<?>> of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String folder = type.getPackageName().replace('.', '/');
    List<Class<?>> classes = new ArrayList<>();
    try {
      for (URL root : Collections.list(loader.getResources(folder))) {
        for (String name : names(root.toURI(), folder)) {
          find(type.getPackageName() + "." + name, loader).ifPresent(classes::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return classes;
  }

  /// {@return a class, if it is there, and is not for a later JVM or one with preview features}
  ///
  /// @param name its full name
  /// @param loader where to look for it
  static Optional<Class<?>> find(String name, ClassLoader loader) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | UnsupportedClassVersionError e) {
      return Optional.empty();
    }
  }

  private static List<String> names(URI root, String folder) throws IOException {
    if (!root.getScheme().equals("jar")) {
      return names(Path.of(root));
    }
    String file = root.getRawSchemeSpecificPart().replaceFirst("!/.*", "");
    // By its path, each caller has a file system of its own; by its URI, only one thread may.
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(file)))) {
      return names(jar.getPath(folder));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && name.indexOf('$') < 0)
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(name -> !name.equals("package-info"))
          .sorted()
          .toList();
    }
  }
}
