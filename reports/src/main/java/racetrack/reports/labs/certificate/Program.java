// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import racetrack.reports.results.LabCertificate.Group;

/// A program of the certificate.
///
/// @param key the key of the lab
/// @param group what it is
/// @param name the simple name of its class
/// @param text its source
public record Program(String key, Group group, String name, String text) {

  private static final String ENDING = ".java";
  private static final Pattern ABOUT = Pattern.compile("(?m)^/// (.*)$");
  private static final Pattern PROMISE = Pattern.compile("\\bpromise (\\d+)\\b");

  /// {@return what the program gets wrong, or how it is made, in its own words}
  public String about() {
    Matcher about = ABOUT.matcher(text);
    return about.find() ? about.group(1) : "";
  }

  /// {@return its place among the programs of its lab, such as `wrong/Forgets`}
  public String place() {
    return group.folder() + "/" + name;
  }

  /// {@return the number of the promise that it says it breaks; empty if it says none}
  OptionalInt promise() {
    Matcher promise = PROMISE.matcher(about());
    return promise.find()
        ? OptionalInt.of(Integer.parseInt(promise.group(1)))
        : OptionalInt.empty();
  }

  /// {@return the programs of a lab, by group and name; none if it has none}
  ///
  /// @param key the key of the lab
  public static List<Program> of(String key) {
    URL folder = Program.class.getResource("programs/" + key);
    if (folder == null) {
      return List.of();
    }
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(key, Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        String text = uri.toString();
        return read(key, jar.getPath(text.substring(text.indexOf("!/") + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Program> read(String key, Path folder) throws IOException {
    List<Program> programs = new ArrayList<>();
    for (Group group : Arrays.asList(Group.values())) {
      Path files = folder.resolve(group.folder());
      if (!Files.exists(files)) {
        continue;
      }
      try (Stream<Path> all = Files.list(files)) {
        for (Path file : all.sorted(Comparator.comparing(Path::toString)).toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(ENDING)) {
            programs.add(
                new Program(
                    key,
                    group,
                    name.substring(0, name.length() - ENDING.length()),
                    Files.readString(file, UTF_8)));
          }
        }
      }
    }
    return programs;
  }
}
