// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Short names for long things: who has the same has the same name.
final class Digests {

  private static final int BYTES = 12;

  /// Two programs that differ in these only are the same.
  private static final ClassFile WITHOUT_LINES =
      ClassFile.of(DebugElementsOption.DROP_DEBUG, LineNumbersOption.DROP_LINE_NUMBERS);

  private Digests() {}

  /// {@return the name of some texts}
  static String of(List<String> texts) {
    MessageDigest digest = start();
    texts.forEach(text -> digest.update((text + "\0").getBytes(UTF_8)));
    return end(digest);
  }

  /// {@return the name of the questions of a pattern, as they are}
  ///
  /// @param tests the folder of the classes of its tests
  /// @param jar the jar of all races
  /// @param races the class of its races, as a path in the jar, without `.class`
  static String ofQuestions(Path tests, Path jar, String races) {
    MessageDigest digest = start();
    add(digest, tests, "", UnaryOperator.identity());
    try (FileSystem inJar = FileSystems.newFileSystem(jar)) {
      int end = races.lastIndexOf('/');
      Path folder = inJar.getPath(races.substring(0, end));
      add(digest, folder, races.substring(end + 1), UnaryOperator.identity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return end(digest);
  }

  /// {@return the name of the program in a folder, whatever the lines of its sources}
  static String ofProgram(Path folder) {
    MessageDigest digest = start();
    add(
        digest,
        folder,
        "",
        bytes ->
            WITHOUT_LINES.transformClass(WITHOUT_LINES.parse(bytes), ClassTransform.ACCEPT_ALL));
    return end(digest);
  }

  /// Adds the classes of a folder whose names begin in some way.
  private static void add(
      MessageDigest digest, Path folder, String start, UnaryOperator<byte[]> reading) {
    for (Path file : classes(folder)) {
      if (file.getFileName().toString().startsWith(start)) {
        try {
          digest.update(folder.relativize(file).toString().getBytes(UTF_8));
          digest.update(reading.apply(Files.readAllBytes(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static List<Path> classes(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String end(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
