// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.lock.counter.BrokenTearingCounter;
import racetrack.lock.counter.Counter;

/// What twins look like under other names.
class DisguiseTest {

  @TempDir private Path folder;

  @Test
  void keepsTheBehaviour() throws Exception {
    String name = new Disguise(folder, new Random(1)).copy(BrokenTearingCounter.class);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor(long.class);
      assertNotEquals(BrokenTearingCounter.class, constructor.getDeclaringClass());
      constructor.setAccessible(true);
      Counter counter = (Counter) constructor.newInstance(0xFFFF_FFFFL);
      counter.increment();
      assertEquals(0x1_0000_0000L, counter.get());
    }
  }

  static Stream<Entry> entries() {
    return Catalogue.load().entries().stream().filter(entry -> entry.door().isPresent());
  }

  /// A class of which a part kept its name would be looked for in vain, or be that of the original.
  @ParameterizedTest
  @MethodSource("entries")
  void standsBesideTheKitForEveryTwin(Entry entry) throws Exception {
    Disguise disguise = new Disguise(folder, new Random(1));
    try (URLClassLoader loader = besideTheKit()) {
      for (Subject twin : entry.broken()) {
        Class<?> original = twin.claim().implementation();
        Class<?> copy = Class.forName(disguise.copy(original), false, loader);
        assertEquals(original.getDeclaredMethods().length, copy.getDeclaredMethods().length);
        assertEquals(original.getSuperclass().getName(), copy.getSuperclass().getName());
      }
    }
    for (Path file : files()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(text.matches("(?s).*racetrack/[a-z]+/[a-z]+/Broken.*"), file::toString);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// A loader of the copies and of the kit alike, as that of a JVM which asks them.
  private URLClassLoader besideTheKit() throws IOException {
    List<URL> path = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(part).toUri().toURL());
    }
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
