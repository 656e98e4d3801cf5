// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workers start from a cache that fits, or say why there is none.
@Timeout(60)
class AotCacheTest {

  @TempDir private Path folder;

  @Test
  void isMadeOnceAndUsed() throws Exception {
    String classPath = jars();
    List<String> used = useOf(classPath);
    List<Path> made = caches();
    assertEquals(List.of("-XX:AOTCache=" + made.getFirst()), used);
    Object before = Files.getLastModifiedTime(made.getFirst());
    assertEquals(used, useOf(classPath));
    assertEquals(made, caches());
    assertEquals(before, Files.getLastModifiedTime(made.getFirst()));
  }

  @Test
  void isMadeAnewForAnotherClassPath() throws Exception {
    String classPath = jars();
    useOf(classPath);
    Path addition = folder.resolve("addition.jar");
    Files.copy(Path.of(classPath.split(File.pathSeparator, 2)[0]), addition);
    useOf(classPath + File.pathSeparator + addition);
    assertEquals(2, caches().size());
  }

  @Test
  void saysWhyThereIsNone() {
    ProcessPool.Builder builder =
        ProcessPool.builder().classPath(folder.toString()).aotCache(folder.resolve("caches"));
    assertEquals(
        "an AOT cache needs a class path of jars, but %s is a folder".formatted(folder),
        assertThrows(IllegalStateException.class, builder::build).getMessage());
  }

  /// {@return which caches a worker was told of, which ends at once if they do not fit}
  private List<String> useOf(String classPath) throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .classPath(classPath)
            .jvmArguments("-XX:+UseSerialGC", "-XX:AOTMode=on")
            .aotCache(folder.resolve("caches"))
            .build()) {
      return pool.submit(AotCacheTest::cachesInUse).get();
    }
  }

  private static List<String> cachesInUse() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:AOTCache="))
        .toList();
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("caches"))) {
      List<Path> found = files.toList();
      assertTrue(found.stream().allMatch(file -> file.toString().endsWith(".aot")), "left behind");
      return found;
    }
  }

  /// {@return this JVM's class path, each folder of it in a jar}
  private String jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : ClassPath.own().split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      jars.add(Files.isDirectory(path) ? jar(path).toString() : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private Path jar(Path classes) throws IOException {
    Path jar = Files.createTempFile(folder, "classes", ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
