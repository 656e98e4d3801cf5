// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import racetrack.programs.WholeFile;

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
  /// @param submissions the text of each submission's files by their names, by its id
  /// @param base what all of them were given: the name of each file, and its text
  /// @return the command that compares them
  /// @throws IOException if a file cannot be written
  public static String write(
      Path folder, Map<String, Map<String, String>> submissions, Map<String, String> base)
      throws IOException {
    Path all = Files.createDirectories(folder.resolve("submissions"));
    Path given = Files.createDirectories(folder.resolve("base"));
    List<String> ids = List.copyOf(submissions.keySet());
    List<String> names = Plain.fileNames(ids);
    for (int i = 0; i < ids.size(); i++) {
      write(all.resolve(names.get(i)), submissions.getOrDefault(ids.get(i), Map.of()));
    }
    write(given, base);
    return "java -jar jplag.jar -l java -bc '%s' '%s'".formatted(given, all);
  }

  /// A name in an archive may lead anywhere, so each part of it is made plain.
  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path place = folder;
      for (String part : file.getKey().split("[/\\\\]+", -1)) {
        place = place.resolve(Plain.fileName(part));
      }
      WholeFile.write(place, file.getValue().getBytes(UTF_8));
    }
  }
}
