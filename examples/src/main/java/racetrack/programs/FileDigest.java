// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells one build of a jar from another.
public final class FileDigest {

  private FileDigest() {}

  /// {@return the SHA-256 of a file, in hexadecimal; nothing if it is no file, such as the classes
  /// of a checkout}
  ///
  /// @param file the file
  /// @throws IOException if it cannot be read
  public static String of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
