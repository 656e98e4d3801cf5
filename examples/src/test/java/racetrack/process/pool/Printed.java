// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is printed to standard output while something runs.
final class Printed {

  private Printed() {}

  /// Something that prints.
  interface Action {
    void run() throws Exception;
  }

  /// {@return the lines that an action printed}
  static List<String> by(Action action) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
