// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import racetrack.programs.WholeFile;

/// The folder that a report is written to, which may hold an earlier one.
///
/// A report is written to a folder of its own inside first. So when results are bad or the disk is
/// full, the earlier report is as it was.
///
/// @param path where it is
record ReportFolder(Path path) {

  /// The page that leads to the others.
  static final Path FIRST_PAGE = Path.of("index.html");

  /// The pages of classes from outside, with their charts.
  static final String SUBMITTED = "submitted";

  /// Writes into a folder.
  interface Writing {
    void to(Path folder) throws IOException;
  }

  /// Replaces the report.
  ///
  /// @param writing writes the new one
  /// @return the path of the first page
  /// @throws IOException if it cannot be written
  Path replace(Writing writing) throws IOException {
    WholeFile.tryOut(path);
    Path unfinished = Files.createTempDirectory(path, ".new-");
    try {
      writing.to(unfinished);
      moveAll(unfinished, path);
    } catch (FileSystemException e) {
      throw inPlace(e, unfinished, path);
    } finally {
      delete(unfinished);
    }
    return path.resolve(FIRST_PAGE);
  }

  /// Moves the first page last: it leads to the others. Pages of classes that it does not lead to
  /// any more are deleted: they may be somebody else's.
  private static void moveAll(Path from, Path to) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(from)) {
      all.filter(Files::isRegularFile).map(from::relativize).forEach(files::add);
    }
    files.sort(Comparator.comparing(file -> file.equals(FIRST_PAGE)));
    for (Path file : files) {
      Path target = to.resolve(file);
      Files.createDirectories(target.getParent());
      Files.move(
          from.resolve(file),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    deleteOthers(to.resolve(SUBMITTED), to, files);
  }

  private static void deleteOthers(Path folder, Path output, List<Path> files) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          if (!files.contains(output.relativize(file))) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /// Names the file where a person would look for it.
  private static FileSystemException inPlace(FileSystemException e, Path unfinished, Path output) {
    Path file = Path.of(e.getFile());
    return file.startsWith(unfinished)
        ? new FileSystemException(
            output.resolve(unfinished.relativize(file)).toString(), null, e.getReason())
        : e;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
