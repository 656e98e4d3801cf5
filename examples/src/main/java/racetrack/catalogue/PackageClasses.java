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
import java.util.Map;
import java.util.stream.Stream;

/// The top-level classes of a package, in folders and jars alike.
final class PackageClasses {

  private static final String ENDING = ".class";

  private PackageClasses() {}

  /// Finds the classes beside a class. None is initialised.
  ///
  /// @param type a class of the package
  /// @return its classes in the order of their names
  static List<Class<?>> of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String folder = type.getPackageName().replace('.', '/');
    List<Class<?>> classes = new ArrayList<>();
    try {
      for (URL root : Collections.list(loader.getResources(folder))) {
        for (String name : names(root.toURI(), folder)) {
          classes.add(Class.forName(type.getPackageName() + "." + name, false, loader));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return classes;
  }

  private static List<String> names(URI root, String folder) throws IOException {
    if (!root.getScheme().equals("jar")) {
      return names(Path.of(root));
    }
    try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
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
