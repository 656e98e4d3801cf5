// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.Callable;

/// A task on its way to a member: bytes, and a name by which it can be called off.
///
/// @param id its name
/// @param task what [racetrack.process.pool.RemoteTasks#pack] made of it
@SuppressWarnings("ArrayRecordComponent") // never compared
record Errand(UUID id, byte[] task) implements Callable<byte[]>, Serializable {

  /// {@return an errand with a name of its own}
  static Errand of(byte[] task) {
    return new Errand(UUID.randomUUID(), task);
  }

  @Override
  public byte[] call() throws IOException {
    return Desk.run(id, task);
  }
}
