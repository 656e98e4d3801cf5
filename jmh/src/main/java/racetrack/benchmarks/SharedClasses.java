// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import racetrack.programs.JavaLauncher;

/// The classes that all forks load, in an archive that the first of them leaves to the others.
///
/// A fork that measures for less than half a second would spend a tenth of its life on loading
/// them. Which code runs, and how it is compiled, is the same.
///
/// The archive is named after the JVM and the jars that it was made of. Where they have changed, it
/// is made anew, and the old one goes. It has its name only when a JVM has found it whole: on a
/// full disk half of one would end each fork.
///
/// It holds what is in the jars with which the class path begins. The JVM accepts it for a class
/// path that goes on behind them.
///
/// ## Source
///
/// JEP 350, *Dynamic CDS Archives*: of jars only.
final class SharedClasses {

  /// What a JVM has to say of archives is of no use to who measures.
  private static final List<String> QUIET = List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

  private final List<String> jars;
  private final Path folder;

  /// Prepares an archive.
  ///
  /// @param classPath the class path of the forks
  /// @param folder where the archive lies
  SharedClasses(String classPath, Path folder) {
    this.jars =
        Arrays.stream(classPath.split(File.pathSeparator))
            .takeWhile(part -> part.endsWith(".jar"))
            .toList();
    this.folder = folder;
  }

  /// {@return the class path of a fork that makes the archive}
  String classPath() {
    return String.join(File.pathSeparator, jars);
  }

  /// {@return the JVM arguments of a fork that makes the archive; none if it is there, or the class
  /// path begins with a folder}
  List<String> toMake() throws IOException {
    if (jars.isEmpty() || Files.exists(archive())) {
      return List.of();
    }
    deleteAll();
    return with("-XX:ArchiveClassesAtExit=" + draft());
  }

  /// Puts what that fork has left into its place, if it is whole.
  ///
  /// @throws InterruptedException if interrupted while a JVM looks at it
  void takeOver() throws IOException, InterruptedException {
    if (Files.exists(draft())) {
      if (isWhole(draft())) {
        Files.move(draft(), archive(), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(draft());
      }
    }
  }

  /// {@return the JVM arguments of a fork that uses the archive; none if there is none}
  List<String> toUse() throws IOException {
    return !jars.isEmpty() && Files.exists(archive())
        ? with("-XX:SharedArchiveFile=" + archive())
        : List.of();
  }

  private Path archive() throws IOException {
    List<String> origin = new ArrayList<>();
    origin.add(System.getProperty("java.home"));
    origin.add(Runtime.version().toString());
    for (String part : jars) {
      Path jar = Path.of(part).toAbsolutePath();
      origin.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    }
    return folder.resolve("forks-" + Integer.toHexString(origin.hashCode()) + ".jsa");
  }

  private Path draft() {
    return folder.resolve("forks-" + ProcessHandle.current().pid() + ".part");
  }

  private void deleteAll() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "forks*.{jsa,part}")) {
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean isWhole(Path archive) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on"));
    command.addAll(List.of("-XX:+VerifySharedSpaces", "-cp", classPath(), "-version"));
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static List<String> with(String argument) {
    return Stream.concat(QUIET.stream(), Stream.of(argument)).toList();
  }
}
