// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import racetrack.programs.WholeFile;

/// The puzzles whose promise was broken in a folder, in a file `.racetrack/break.txt`: on each line
/// the name of a puzzle.
public final class BrokenPuzzles {

  private final Path file;
  private final Set<String> ids;

  private BrokenPuzzles(Path file, Set<String> ids) {
    this.file = file;
    this.ids = ids;
  }

  /// Reads which were broken before.
  ///
  /// @param folder the folder in which the student works
  /// @return the puzzles; none if there is no file yet
  /// @throws UncheckedIOException if the file cannot be read
  public static BrokenPuzzles in(Path folder) {
    Path file = folder.resolve(".racetrack").resolve("break.txt");
    Set<String> ids = new TreeSet<>();
    if (Files.exists(file)) {
      try {
        Files.readString(file, UTF_8).lines().map(String::strip).forEach(ids::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new BrokenPuzzles(file, ids);
  }

  /// {@return their names, such as `lock.counter.plain`}
  public Set<String> ids() {
    return Set.copyOf(ids);
  }

  /// Keeps one, at once.
  ///
  /// @param puzzle the puzzle
  /// @throws UncheckedIOException if it cannot be written
  public void add(Puzzle puzzle) {
    if (ids.add(puzzle.id())) {
      try {
        WholeFile.write(file, (String.join("\n", ids) + "\n").getBytes(UTF_8));
      } catch (FileSystemException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
