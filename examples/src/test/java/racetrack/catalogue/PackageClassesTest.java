// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageClassesTest {

  @TempDir private Path folder;

  /// A JVM refuses a class of a later version as it does one that needs preview features.
  @Test
  void leaveOutWhatThisJvmCannotLoad() throws IOException, ClassNotFoundException {
    Files.createDirectories(folder.resolve("made/up"));
    write("Now", ClassFile.latestMajorVersion());
    write("Later", ClassFile.latestMajorVersion() + 1);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      Class<?> now = loader.loadClass("made.up.Now");
      assertEquals(List.of(now), PackageClasses.of(now));
      assertEquals(Optional.of(now), PackageClasses.find("made.up.Now", loader));
      assertEquals(Optional.empty(), PackageClasses.find("made.up.Later", loader));
      assertEquals(Optional.empty(), PackageClasses.find("made.up.Never", loader));
    }
  }

  private void write(String name, int version) throws IOException {
    ClassFile.of()
        .buildTo(
            folder.resolve("made/up", name + ".class"),
            ClassDesc.of("made.up", name),
            builder -> builder.withVersion(version, 0));
  }
}
