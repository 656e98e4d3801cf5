// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Folders as bytes.
final class Zip {

  private Zip() {}

  /// {@return a folder as a zip file}
  ///
  /// @param folder the folder
  /// @throws IOException if it cannot be read
  static byte[] pack(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Stream<Path> below = Files.walk(folder);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /// Unpacks a zip file.
  ///
  /// @param bytes the zip file
  /// @param folder where to
  /// @throws IOException if a name in it leads elsewhere, or nothing can be written
  static void unpack(byte[] bytes, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("the name of a file leads out of its archive: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  /// Deletes a folder.
  ///
  /// @param folder the folder
  /// @throws IOException if a part of it cannot be deleted
  static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }
}
