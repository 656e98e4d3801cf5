// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.util.Comparator;
import java.util.List;

/// A runnable program that answers rows of the Python tutorials behind this kit.
///
/// @param type the class with its `main`
/// @param key the key of the pattern it belongs to
/// @param rows the rows it answers, such as `2.3`
/// @param idiom the Python idiom that it answers, in a few words
public record Program(Class<?> type, String key, List<String> rows, String idiom) {

  /// The order of rows: by tutorial, then by number.
  public static final Comparator<String> BY_ROW =
      Comparator.<String>comparingInt(row -> number(row, 0))
          .thenComparingInt(row -> number(row, 1));

  static Program of(Class<?> type, String key, Seed seed) {
    return new Program(type, key, List.of(seed.rows()), seed.idiom());
  }

  private static int number(String row, int part) {
    return Integer.parseInt(row.split("\\.", 2)[part]);
  }

  /// Runs it in the calling thread.
  ///
  /// @throws Exception what the program throws
  public void run() throws Exception {
    try {
      type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
