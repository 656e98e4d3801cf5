// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one student has handed in, where the platform has put it.
///
/// Nobody's name is needed: where a platform puts a number into the name of a folder, the number is
/// the id.
///
/// @param id what the platform calls it
/// @param places folders, archives and files
public record HandIn(String id, List<Path> places) {

  /// Moodle: a folder or file for each student and kind, as `Name_123_assignsubmission_file_…`. The
  /// number is that of its grading worksheet.
  private static final Pattern MOODLE =
      Pattern.compile("(?s).*?_?(\\d+)_assignsubmission_(?:file|onlinetext).*");

  /// Canvas: a file as `name_12345_67890_File.java`. The first number is the student's.
  private static final Pattern CANVAS = Pattern.compile("[^_]+(?:_LATE)?_(\\d+)_\\d+_.+");

  private static final String ZIP = ".zip";
  private static final String JAVA = ".java";

  /// Describes it.
  public HandIn {
    places = List.copyOf(places);
  }

  /// {@return the text of each Java file that was handed in, by its name; none if it cannot be
  /// read}
  public Map<String, String> sources() {
    try {
      return Handed.read(this).files();
    } catch (BadGradingException e) {
      return Map.of(); // grading says why
    }
  }

  /// Finds what was handed in.
  ///
  /// @param folder a folder with a folder, an archive, or files whose names tell, for each student;
  ///   it may lie alone in another folder
  /// @return what was handed in, in the order of the ids
  /// @throws BadGradingException if there is nothing of the kind
  public static List<HandIn> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadGradingException(
          "%s is no folder: name the one that holds a folder, or a zip file, for each student."
              .formatted(folder));
    }
    List<Path> entries = entries(folder);
    if (entries.size() == 1 && holdsStudents(entries.getFirst())) {
      return in(entries.getFirst());
    }
    Map<String, List<Path>> byId = new TreeMap<>(Comparator.comparing(HandIn::sortable));
    entries.stream()
        .filter(HandIn::isHandedIn)
        .forEach(place -> byId.computeIfAbsent(id(place), _ -> new ArrayList<>()).add(place));
    if (byId.isEmpty()) {
      throw new BadGradingException(whyEmpty(folder, entries));
    }
    return byId.entrySet().stream().map(one -> new HandIn(one.getKey(), one.getValue())).toList();
  }

  private static String whyEmpty(Path folder, List<Path> entries) {
    return entries.stream().anyMatch(HandIn::isSource)
        ? "%s holds Java files and no folder for each student: name the folder above it."
            .formatted(folder)
        : "Nothing was handed in at %s: it holds no folder and no zip file.".formatted(folder);
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !isIgnored(entry)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isIgnored(Path entry) {
    String name = name(entry);
    return name.startsWith(".") || name.equals("__MACOSX") || Files.isSymbolicLink(entry);
  }

  /// A folder that some archives have around all others.
  private static boolean holdsStudents(Path entry) {
    if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        || Files.exists(entry.resolve(".git"))) {
      return false;
    }
    List<Path> inside = entries(entry);
    return inside.stream().filter(HandIn::isHandedIn).count() > 1
        && inside.stream().noneMatch(one -> isSource(one) || isOfALab(one));
  }

  private static boolean isOfALab(Path entry) {
    return List.of("src", "contract", "lib", "pom.xml").contains(name(entry));
  }

  private static boolean isHandedIn(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        || name(entry).endsWith(ZIP)
        || (isSource(entry) && !id(entry).equals(name(entry)));
  }

  private static boolean isSource(Path entry) {
    return Files.isRegularFile(entry) && name(entry).endsWith(JAVA);
  }

  private static String id(Path place) {
    String name = name(place);
    Matcher moodle = MOODLE.matcher(name);
    if (moodle.matches()) {
      return moodle.group(1);
    }
    Matcher canvas = CANVAS.matcher(name);
    if (!Files.isDirectory(place) && canvas.matches()) {
      return canvas.group(1);
    }
    return name.endsWith(ZIP) ? name.substring(0, name.length() - ZIP.length()) : name;
  }

  /// The second comes before the tenth.
  private static String sortable(String id) {
    return Pattern.compile("\\d{1,12}")
            .matcher(id)
            .replaceAll(number -> "%012d".formatted(Long.parseLong(number.group())))
        + "\n"
        + id;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
