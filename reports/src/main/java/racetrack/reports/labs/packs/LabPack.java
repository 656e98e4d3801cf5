// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.packs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.BadLabException;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Kit;

/// A lab as one zip that a platform takes.
///
/// @param kit the kit, which travels in it
/// @param entry the lab's pattern
/// @param kind what students do
/// @param platform the platform
/// @param jdk an archive of a JDK that goes into it; empty if the platform gets one itself
public record LabPack(Kit kit, Entry entry, Kind kind, Platform platform, Optional<Path> jdk) {

  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> RUN = PosixFilePermissions.fromString("rwxr-xr-x");

  /// Writes the pack, replacing an earlier one.
  ///
  /// @param file the zip
  /// @throws IOException if it cannot be written
  public void write(Path file) throws IOException {
    jdk.ifPresent(LabPack::refuseUnlessThere);
    Path whole = Files.createTempFile("racetrack", ".zip");
    Path pack = Files.createTempFile("racetrack-pack", ".zip");
    try {
      writeKit(whole);
      try (FileSystem zip = create(pack)) {
        for (Platform.Part part : platform.parts()) {
          put(zip, part.path(), text(part).getBytes(UTF_8), part.executable());
        }
        copy(whole, zip, platform.archive());
        if (jdk.isPresent()) {
          copy(jdk.get(), zip, "jdk.tar.gz");
        }
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.copy(pack, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
      Files.deleteIfExists(pack);
    }
  }

  private static void refuseUnlessThere(Path jdk) {
    if (!Files.isRegularFile(jdk)) {
      throw new BadLabException(
          "There is no %s: --jdk takes an archive of a JDK 25 for Linux, a .tar.gz."
              .formatted(jdk));
    }
  }

  private String text(Platform.Part part) {
    String name = platform.id() + "/" + part.resource();
    try (InputStream stream =
        Objects.requireNonNull(LabPack.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), UTF_8)
          .replace("@KEY@", entry.key())
          .replace("@KIND@", kind.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The archive that a build has made; in an installation, the installation itself once more.
  private void writeKit(Path file) throws IOException {
    Path home = kit.home();
    if (Files.exists(home.resolve("pom.xml"))) {
      Path built = home.resolve("reports/target/racetrack.zip");
      if (!Files.exists(built)) {
        throw new BadLabException(
            "There is no %s, which goes into the pack: run `mvn package` first.".formatted(built));
      }
      Files.copy(built, file, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (FileSystem zip = create(file);
        Stream<Path> all = Files.walk(home)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = home.getFileName() + "/" + home.relativize(one).toString().replace('\\', '/');
        copy(one, zip, path);
        if (path.endsWith("/bin/racetrack")) {
          Files.setPosixFilePermissions(zip.getPath(path), RUN);
        }
      }
    }
  }

  private static FileSystem create(Path file) throws IOException {
    Files.delete(file);
    return FileSystems.newFileSystem(
        URI.create("jar:" + file.toUri()),
        Map.of("create", "true", "enablePosixFileAttributes", true));
  }

  private static void put(FileSystem zip, String path, byte[] content, boolean executable)
      throws IOException {
    Path target = folderOf(zip, path);
    Files.write(target, content);
    Files.setPosixFilePermissions(target, executable ? RUN : PLAIN);
  }

  private static void copy(Path from, FileSystem zip, String path) throws IOException {
    Files.copy(from, folderOf(zip, path));
  }

  private static Path folderOf(FileSystem zip, String path) throws IOException {
    Path target = zip.getPath(path);
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    return target;
  }

  /// {@return the kinds of labs that a platform can mark by itself}
  public static List<Kind> kinds() {
    return List.of(Kind.MEND, Kind.MAKE, Kind.CATCH);
  }
}
