// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Sources by the names of their files, as stack traces and interleavings name them.
///
/// @param files the lines of each file; none where only its name is known
public record Sources(Map<String, List<String>> files) {

  private static final Pattern PLACE = Pattern.compile("\\b([\\w$-]+\\.java):(\\d+)\\b");

  /// Keeps a copy.
  public Sources {
    files = Map.copyOf(files);
  }

  /// {@return the sources in some files}
  ///
  /// @param paths Java files
  /// @throws UncheckedIOException if one cannot be read
  public static Sources of(List<Path> paths) {
    return new Sources(
        paths.stream()
            .collect(
                toMap(path -> path.getFileName().toString(), Sources::lines, (one, _) -> one)));
  }

  /// {@return files of which only the names are known}
  ///
  /// @param names the names, such as `MyQueue.java`
  public static Sources named(Collection<String> names) {
    return new Sources(names.stream().collect(toMap(name -> name, _ -> List.<String>of())));
  }

  /// {@return the Java files in some folders, and not in those below; none of a folder that is
  /// missing}
  ///
  /// @param folders the folders
  /// @throws UncheckedIOException if one cannot be read
  public static Sources in(List<Path> folders) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return of(found);
  }

  /// {@return whether a file is one of these}
  ///
  /// @param file its name
  boolean has(String file) {
    return files.containsKey(file);
  }

  /// {@return the code in a line, without what stands around it: spaces and a comment behind; empty
  /// if it is not at hand, or blank}
  ///
  /// @param file the name of the file
  /// @param number the number of the line, from 1 on
  Optional<String> line(String file, int number) {
    List<String> lines = files.getOrDefault(file, List.of());
    return number < 1 || number > lines.size()
        ? Optional.empty()
        : Optional.of(lines.get(number - 1).replaceFirst("\\s//.*", "").strip())
            .filter(line -> !line.isEmpty());
  }

  /// {@return the line that a text names first, as in `MyQueue.java:14`}
  ///
  /// @param text the text
  Optional<String> lineNamedIn(String text) {
    Matcher place = PLACE.matcher(text);
    return place.find() ? line(place.group(1), Integer.parseInt(place.group(2))) : Optional.empty();
  }

  /// In UTF-8; what is not shows as a replacement character, since nothing hangs on it.
  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
