// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Tells builds apart: samples of one say nothing of another.
final class Build {

  private Build() {}

  /// {@return a digest of every class on the class path, and of the JVM that runs them}
  static String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        add(digest, Path.of(entry));
      }
      digest.update((System.getProperty("os.arch") + Runtime.version()).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(MessageDigest digest, Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      addClasses(digest, entry);
    } else if (Files.exists(entry)) {
      try (FileSystem jar = FileSystems.newFileSystem(entry)) {
        addClasses(digest, jar.getPath("/"));
      }
    }
  }

  private static void addClasses(MessageDigest digest, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes =
          files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : classes) {
        digest.update(root.relativize(file).toString().getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
