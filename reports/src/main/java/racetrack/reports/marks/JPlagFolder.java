// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import racetrack.catalogue.WholeFile;

/// Lays submissions out as JPlag reads them: a folder each, and one with what all were given.
///
/// JPlag runs on this machine, and nothing leaves it. It knows Java up to version 21: what is newer
/// it may not be able to parse.
///
/// ```
/// DIR/submissions/ID/Own.java
/// DIR/base/Skeleton.java
/// ```
public final class JPlagFolder {

  private JPlagFolder() {}

  /// Lays submissions out.
  ///
  /// @param folder where to; it is made
  /// @param submissions the folder of each submission's sources, by its id
  /// @param base what all of them were given: the name of each file, and its text
  /// @return the command that compares them
  /// @throws IOException if a file cannot be read or written
  public static String write(Path folder, Map<String, Path> submissions, Map<String, String> base)
      throws IOException {
    Path all = Files.createDirectories(folder.resolve("submissions"));
    Path given = Files.createDirectories(folder.resolve("base"));
    List<String> ids = List.copyOf(submissions.keySet());
    List<String> names = Plain.fileNames(ids);
    for (int i = 0; i < ids.size(); i++) {
      Path sources = submissions.get(ids.get(i));
      if (sources != null) {
        copy(sources, all.resolve(names.get(i)));
      }
    }
    for (Map.Entry<String, String> file : base.entrySet()) {
      WholeFile.write(
          given.resolve(Plain.fileName(file.getKey())), file.getValue().getBytes(UTF_8));
    }
    return "java -jar jplag.jar -l java -bc '%s' '%s'".formatted(given, all);
  }

  /// Copies the Java files; links are not followed, since they may lead anywhere.
  private static void copy(Path sources, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".java") && !Files.isSymbolicLink(file)) {
          WholeFile.write(
              target.resolve(sources.relativize(file).toString()), Files.readAllBytes(file));
        }
      }
    }
  }
}
