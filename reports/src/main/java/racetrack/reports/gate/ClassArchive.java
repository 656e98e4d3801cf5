// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import racetrack.reports.launch.ChildJvm;

/// Classes of libraries, loaded and laid out in a file that a JVM maps: one that lives for a moment
/// needs much less processor time with it.
///
/// ## Source
///
/// JEP 310, *Application Class-Data Sharing*: one run lists what it loads, another makes an archive
/// of it, of jars only.
///
/// @param libraries the class path of the libraries, with which the class path of every JVM that
///   uses the archive begins
/// @param folder where the archive is made
public record ClassArchive(String libraries, Path folder) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Prepares an archive.
  public ClassArchive {}

  /// Makes the archive.
  ///
  /// @param run arguments of a JVM that loads what others will load
  /// @return the JVM arguments that use the archive; none if this JVM makes no archives
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws IOException if the folder cannot be used
  public List<String> make(List<String> run) throws InterruptedException, IOException {
    Path list = folder.resolve("classes.txt");
    Path archive = folder.resolve("classes.jsa");
    Path output = folder.resolve("archive.txt");
    Files.createDirectories(folder);
    for (Path old : List.of(list, archive, output)) {
      Files.deleteIfExists(old);
    }
    List<String> listing = new ArrayList<>(List.of("-XX:DumpLoadedClassList=" + list));
    listing.addAll(run);
    new ChildJvm(listing, folder, Optional.of(output)).run(PATIENCE);
    ChildJvm.End end =
        new ChildJvm(
                List.of(
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + archive,
                    "-XX:+UseSerialGC",
                    "-cp",
                    libraries),
                folder,
                Optional.of(output))
            .run(PATIENCE);
    boolean whole = end.exitCode().equals(OptionalInt.of(0)) && Files.exists(archive);
    return whole ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
  }
}
