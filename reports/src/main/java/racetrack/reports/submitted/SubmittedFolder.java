// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.submitted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import racetrack.programs.WholeFile;
import racetrack.reports.check.Origin;
import racetrack.reports.results.BadResultsException;
import racetrack.reports.results.ResultFile;

/// The folder in which `check` and `bench` keep what they found out about classes from outside.
///
/// It lies where the commands are run, unless they are told otherwise, and belongs to whoever runs
/// them: the kit's own results are elsewhere, and may be read-only. Each class has a folder
/// `KEY/CLASS` in it with a file of each command, which is replaced as a whole.
///
/// @param path where it is; it need not be there
public record SubmittedFolder(Path path) {

  /// Where it is if nothing else was said: in the working directory.
  public static final Path USUAL = Path.of("racetrack-results");

  private static final String CHECK = "check.json";
  private static final String BENCH = "bench.json";

  /// Keeps what `check` came to, in place of what an earlier run did.
  ///
  /// @param record what it came to
  /// @return the file
  public Path write(CheckRecord record) {
    return write(record.origin(), CHECK, record);
  }

  /// Keeps what `bench` measured, in place of what an earlier run did.
  ///
  /// @param record what it measured
  /// @return the file
  public Path write(BenchRecord record) {
    return write(record.origin(), BENCH, record);
  }

  private Path write(Origin origin, String name, Object record) {
    Path file = path.resolve(origin.key()).resolve(origin.type()).resolve(name);
    try {
      WholeFile.write(file, ResultFile.JSON.writeValueAsBytes(record));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the classes of a pattern about which something is known, in the order of their names}
  ///
  /// @param key the pattern's key
  /// @throws racetrack.reports.results.BadResultsException if a file holds something else
  public List<SubmittedClass> classes(String key) {
    List<SubmittedClass> classes = new ArrayList<>();
    for (Path folder : folders(path.resolve(key))) {
      String type = folder.getFileName().toString();
      Optional<CheckRecord> check = read(folder.resolve(CHECK), "check", CheckRecord.class);
      check.ifPresent(record -> refuseAnother(record.origin(), key, type, folder.resolve(CHECK)));
      Optional<BenchRecord> bench = read(folder.resolve(BENCH), "bench", BenchRecord.class);
      bench.ifPresent(record -> refuseAnother(record.origin(), key, type, folder.resolve(BENCH)));
      SubmittedClass.of(check, bench).ifPresent(classes::add);
    }
    return classes;
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Optional<T> read(Path file, String command, Class<T> type) {
    return Files.notExists(file)
        ? Optional.empty()
        : Optional.of(
            new ResultFile(file, "is not what `%s` writes".formatted(command), "run it again")
                .read(stream -> ResultFile.JSON.readValue(stream, type)));
  }

  /// A file that was moved would be mistaken for another class's.
  private static void refuseAnother(Origin origin, String key, String type, Path file) {
    if (!origin.key().equals(key) || !origin.type().equals(type)) {
      throw new BadResultsException(
          "%s is about %s of %s: move it to a folder %3$s/%2$s, or delete it."
              .formatted(file, origin.type(), origin.key()),
          null);
    }
  }

  /// Refuses a file of another version of the format.
  ///
  /// @throws IllegalArgumentException if it is another
  static void refuseOther(int version, int own) {
    if (version != own) {
      throw new IllegalArgumentException(
          "its version is %d, and this Racetrack reads version %d".formatted(version, own));
    }
  }
}
