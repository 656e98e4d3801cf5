// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// A gate that processes wait at: it is open once its file is there.
///
/// A test that fails opens it on the way out. Else the pool's `close`, which waits for the tasks
/// that wait at the gate, would hide the failure.
///
/// @param file the file's path
record Gate(String file) implements Serializable, AutoCloseable {

  /// Makes a gate that is shut.
  static Gate in(Path folder, String name) {
    return new Gate(folder.resolve(name).toString());
  }

  void open() throws IOException {
    Files.createFile(Path.of(file));
  }

  @Override
  public void close() throws IOException {
    if (!isOpen()) {
      open();
    }
  }

  boolean isOpen() {
    return Files.exists(Path.of(file));
  }

  void pass() throws InterruptedException {
    await(this::isOpen);
  }

  /// Waits for a condition that another thread or process brings about.
  static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(1); // polls; the timeout of the test interrupts it
    }
  }
}
