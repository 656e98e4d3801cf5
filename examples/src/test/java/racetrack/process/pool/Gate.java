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
public record Gate(String file) implements Serializable, AutoCloseable {

  /// {@return a gate that is shut}
  ///
  /// @param folder where its file is to be
  /// @param name the file's name, which no other gate there has
  public static Gate in(Path folder, String name) {
    return new Gate(folder.resolve(name).toString());
  }

  /// Opens it.
  ///
  /// @throws IOException if it is open, or its file cannot be made
  public void open() throws IOException {
    Files.createFile(Path.of(file));
  }

  @Override
  public void close() throws IOException {
    if (!isOpen()) {
      open();
    }
  }

  /// {@return whether it is open}
  public boolean isOpen() {
    return Files.exists(Path.of(file));
  }

  /// Waits until it is open.
  ///
  /// @throws InterruptedException if interrupted meanwhile
  public void pass() throws InterruptedException {
    await(this::isOpen);
  }

  /// Waits for a condition that another thread or process brings about.
  ///
  /// @param condition whether it is so
  /// @throws InterruptedException if interrupted meanwhile
  public static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(1); // polls; the timeout of the test interrupts it
    }
  }
}
