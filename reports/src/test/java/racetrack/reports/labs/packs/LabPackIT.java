// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.BadLabException;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Kit;

/// A pack has what its platform looks for, and the kit.
@Tag("wide")
class LabPackIT {

  private static final Entry ENTRY = Catalogue.load().find("queue.bounded").orElseThrow();

  @TempDir private Path folder;

  private Path pack(Platform platform, Optional<Path> jdk) throws IOException {
    Path file = folder.resolve("out").resolve(platform.id() + ".zip");
    new LabPack(Kit.locate(), ENTRY, Kind.MEND, platform, jdk).write(file);
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void hasWhatThePlatformLooksFor(Platform platform) throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(
            pack(platform, Optional.empty()), Map.of("enablePosixFileAttributes", true))) {
      for (Platform.Part part : platform.parts()) {
        Path file = zip.getPath(part.path());
        String text = Files.readString(file, UTF_8);
        assertFalse(text.contains("@K"), part.path());
        assertEquals(
            part.executable(),
            Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_EXECUTE),
            part.path());
      }
      assertTrue(Files.size(zip.getPath(platform.archive())) > 1_000_000);
      Path readme =
          zip.getPath(
              platform.parts().stream()
                  .map(Platform.Part::path)
                  .filter(path -> path.endsWith("README.md"))
                  .findFirst()
                  .orElseThrow());
      assertTrue(Files.readString(readme).contains("**Nobody has confirmed this"), platform.id());
    }
  }

  @Test
  void takesAJdkAlong() throws IOException {
    Path jdk = Files.writeString(folder.resolve("any.tar.gz"), "a JDK");
    try (FileSystem zip =
        FileSystems.newFileSystem(pack(Platform.GRADESCOPE, Optional.of(jdk)), Map.of())) {
      assertEquals("a JDK", Files.readString(zip.getPath("jdk.tar.gz")));
    }
  }

  @Test
  void missesAJdkThatIsNotThere() {
    assertThrows(
        BadLabException.class,
        () -> pack(Platform.GRADESCOPE, Optional.of(folder.resolve("none.tar.gz"))));
  }
}
