// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import racetrack.catalogue.Entry;
import racetrack.conformance.Requirement;
import racetrack.programs.Leash;
import racetrack.reports.check.ClassFiles;
import racetrack.reports.launch.Kit;
import racetrack.rules.CertRule;
import racetrack.testkit.AskerJvm;

/// Classes of the kit in jars for an editor.
final class ContractJar {

  /// The same jar is made on every day.
  private static final long NO_TIME = 0;

  /// The packages with which tests are written, and those that they need in turn.
  private static final List<String> ROOMS =
      Stream.of(Entry.class, CertRule.class, Requirement.class, Leash.class, AskerJvm.class)
          .map(type -> type.getPackageName().replace('.', '/'))
          .toList();

  private ContractJar() {}

  /// {@return the bytes of a jar with the classes that callers of a contract need: no subject is
  /// among them}
  ///
  /// @param entry the pattern
  static byte[] of(Entry entry) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (String type : new PatternTypes(entry).api()) {
      String name = type.replace('.', '/');
      files.put(name + ".class", ClassFiles.bytes(name));
    }
    return jar(files);
  }

  /// {@return the bytes of a jar with what tests of a pattern are written with}
  ///
  /// @param kit the kit
  /// @param entry the pattern
  static byte[] withTests(Kit kit, Entry entry) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    String subjects = entry.pattern().subjects().getName().replace('.', '/');
    files.put(subjects + ".class", ClassFiles.bytes(subjects));
    for (Path root : List.of(kit.examples(), kit.questions())) {
      ROOMS.forEach(room -> files.putAll(classes(root, room)));
    }
    return jar(files);
  }

  private static Map<String, byte[]> classes(Path root, String room) {
    Map<String, byte[]> files = new TreeMap<>();
    Path folder = root.resolve(room);
    if (Files.exists(folder)) {
      try (Stream<Path> classes = Files.list(folder)) {
        for (Path file : classes.filter(ContractJar::isForOthers).toList()) {
          files.put(room + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /// The tests of the kit's own tools say nothing to students.
  private static boolean isForOthers(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.matches("\\w+Test(\\$.*)?\\.class");
  }

  private static byte[] jar(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        ZipEntry file = new ZipEntry(each.getKey());
        file.setTime(NO_TIME);
        jar.putNextEntry(file);
        jar.write(each.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
