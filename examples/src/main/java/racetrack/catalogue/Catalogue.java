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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All patterns on the class path, found by the [Pattern] annotation of their packages.
///
/// Nothing is registered by hand, so a pattern that a user brings on the class path is in it too.
public final class Catalogue {

  /// The root of all packages, and what a key leaves out.
  private static final String ROOT = "racetrack";

  private final SortedMap<String, Entry> entries;

  private Catalogue(SortedMap<String, Entry> entries) {
    this.entries = entries;
  }

  /// Finds the patterns on this class's own class path.
  ///
  /// @return the catalogue
  /// @throws UncheckedIOException if the class path cannot be read
  public static Catalogue load() {
    SortedMap<String, Entry> entries = new TreeMap<>();
    ClassLoader loader = Catalogue.class.getClassLoader();
    try {
      for (URL root : Collections.list(loader.getResources(ROOT))) {
        for (String packageName : packagesBelow(root.toURI())) {
          Class<?> card = Class.forName(packageName + ".package-info", false, loader);
          Pattern pattern = card.getAnnotation(Pattern.class);
          if (pattern != null) {
            String key = packageName.substring(ROOT.length() + 1);
            entries.put(key, new Entry(key, pattern));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return new Catalogue(entries);
  }

  /// {@return every pattern, in the order of the keys}
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// {@return the pattern with this key, if there is one}
  ///
  /// @param key a key such as `queue.bounded`
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// {@return the programs of all patterns}
  public List<Program> programs() {
    return entries().stream().flatMap(entry -> entry.programs().stream()).toList();
  }

  private static List<String> packagesBelow(URI root) throws IOException {
    if (!root.getScheme().equals("jar")) {
      return packagesBelow(Path.of(root));
    }
    try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
      return packagesBelow(jar.getPath(ROOT));
    }
  }

  private static List<String> packagesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith("package-info.class"))
          .map(file -> ROOT + "." + root.relativize(file).getParent())
          .map(name -> name.replace('/', '.').replace('\\', '.'))
          .toList();
    }
  }
}
