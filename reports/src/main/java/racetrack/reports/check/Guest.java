// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Sources;

/// A class that was let in, with a folder for what is done with it. Closing it deletes the folder.
///
/// @param candidate the class
/// @param origin where it comes from
/// @param advice what the compiler warns of, each with its place
/// @param sources its sources, for its evidence to quote
/// @param folder the folder; what the compiler made is in it
public record Guest(
    Candidate candidate, Origin origin, List<String> advice, Sources sources, Path folder)
    implements AutoCloseable {

  /// Describes a class that was let in.
  public Guest {
    advice = List.copyOf(advice);
  }

  /// Lets a class in.
  ///
  /// @param kit the checkout
  /// @param entry the pattern
  /// @param sources files and folders of sources, to be compiled; empty for a class that is
  ///   compiled
  /// @param subject its full name; empty for the only class in the sources that fits
  /// @param classPath jars and folders that it needs, or lies in
  /// @return the class
  /// @throws BadSubmissionException if it cannot be a subject of the pattern
  public static Guest admit(
      Kit kit, Entry entry, List<Path> sources, Optional<String> subject, List<Path> classPath) {
    Path folder = emptyFolder();
    try {
      return admit(kit, entry, sources, subject, classPath, folder);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static Guest admit(
      Kit kit,
      Entry entry,
      List<Path> sources,
      Optional<String> subject,
      List<Path> classPath,
      Path folder) {
    List<Path> files = sources.isEmpty() ? List.of() : SourceCompiler.files(sources);
    List<Path> whole = new ArrayList<>();
    List<String> advice = List.of();
    if (!files.isEmpty()) {
      Path classes = makeFolder(folder.resolve("classes"));
      advice = new SourceCompiler(usable(kit, classPath)).compile(files, classes);
      whole.add(classes);
    }
    whole.addAll(classPath);
    Candidate candidate = Candidate.find(subject, whole, entry);
    List<Origin.File> origins =
        files.isEmpty()
            ? List.of(candidate.classFile())
            : files.stream().map(Origin.File::of).toList();
    Sources quoted = files.isEmpty() ? Sources.named(Set.of(candidate.file())) : Sources.of(files);
    return new Guest(
        candidate, new Origin(entry.key(), candidate.name(), origins), advice, quoted, folder);
  }

  /// {@return what sources of others may use}
  ///
  /// @param kit the kit, with its contracts
  /// @param classPath jars and folders that they bring
  static List<Path> usable(Kit kit, List<Path> classPath) {
    return Stream.concat(kit.contracts().stream(), classPath.stream()).toList();
  }

  /// {@return an empty folder to work in}
  public static Path emptyFolder() {
    try {
      return Files.createTempDirectory("racetrack-check");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path makeFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(folder);
  }

  /// Deletes a folder with all that is in it.
  ///
  /// @param folder the folder
  /// @throws UncheckedIOException if something in it cannot be deleted
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      deleteByCommand(folder);
    }
  }

  /// A class may leave folders in folders, deeper than a path can say.
  private static void deleteByCommand(Path folder) {
    try {
      new ProcessBuilder("rm", "-rf", "--", folder.toString()).start().onExit().join();
      if (Files.exists(folder)) {
        throw new FileSystemException(folder.toString(), null, "it cannot be deleted");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
