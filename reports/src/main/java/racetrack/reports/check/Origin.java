// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Where a class comes from.
///
/// @param key the key of the pattern that it was let in for
/// @param type its full name
/// @param files its sources, or its class file if it came compiled
public record Origin(String key, String type, List<File> files) {

  private static final Pattern NAME =
      Pattern.compile("\\p{javaJavaIdentifierPart}+(\\.\\p{javaJavaIdentifierPart}+)*");

  /// Keeps a copy.
  ///
  /// @throws IllegalArgumentException if there can be no such pattern or class
  public Origin {
    for (String name : List.of(key, type)) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(name + " is the name of no pattern and of no class");
      }
    }
    files = List.copyOf(files);
  }

  /// {@return the name without the package, or the classes around it}
  public String simpleName() {
    return type.substring(1 + Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')));
  }

  /// A file that the class was made of.
  ///
  /// @param name its name, without the folder
  /// @param sha256 the SHA-256 of its content, in hexadecimal digits
  public record File(String name, String sha256) {

    static File of(Path file) {
      try {
        return of(file.getFileName().toString(), Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static File of(String name, byte[] content) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        return new File(name, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has it", e);
      }
    }
  }
}
