// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The class files of the kit.
public final class ClassFiles {

  private ClassFiles() {}

  /// {@return the bytes of a class file}
  ///
  /// @param name the full name of the class, with slashes
  public static byte[] bytes(String name) {
    try (InputStream stream = ClassFiles.class.getResourceAsStream("/" + name + ".class")) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
