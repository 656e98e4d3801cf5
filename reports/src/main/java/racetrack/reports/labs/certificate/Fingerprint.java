// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;

/// Tells whether what a class is asked has changed.
final class Fingerprint {

  private Fingerprint() {}

  /// {@return a number for a pattern and its questions as they are built now, in hexadecimal}
  ///
  /// @param kit the kit
  /// @param entry the pattern
  /// @throws IOException if a file cannot be read
  static String of(Kit kit, Entry entry) throws IOException {
    CRC32C sum = new CRC32C();
    String folder = "racetrack/" + entry.key().replace('.', '/');
    for (Path top : List.of(kit.questions(), kit.examples())) {
      add(top.resolve(folder), sum);
      add(top.resolve("racetrack/catalogue"), sum);
      add(top.resolve("racetrack/testkit"), sum);
    }
    sum.update(Files.readAllBytes(Path.of(kit.racesClassPath())));
    return "%08x".formatted(sum.getValue());
  }

  private static void add(Path folder, CRC32C sum) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      sum.update(folder.relativize(file).toString().getBytes(UTF_8));
      sum.update(Files.readAllBytes(file));
    }
  }
}
