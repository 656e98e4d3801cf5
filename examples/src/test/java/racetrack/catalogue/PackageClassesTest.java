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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
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

  /// The JDK has one file system for all who open a jar by its URI, and refuses the second.
  @Test
  void areReadFromOneJarBySeveralThreads() throws Exception {
    Files.createDirectories(folder.resolve("made/up"));
    write("Now", ClassFile.latestMajorVersion());
    Path jar = folder.resolve("a b.jar");
    try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
      stream.putNextEntry(new JarEntry("made/up/"));
      stream.putNextEntry(new JarEntry("made/up/Now.class"));
      stream.write(Files.readAllBytes(folder.resolve("made/up/Now.class")));
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        ExecutorService readers = Executors.newFixedThreadPool(4)) {
      Class<?> now = loader.loadClass("made.up.Now");
      List<Callable<List<Class<?>>>> reads = Collections.nCopies(200, () -> PackageClasses.of(now));
      for (Future<List<Class<?>>> read : readers.invokeAll(reads)) {
        assertEquals(List.of(now), read.get());
      }
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
