// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// One side of the talk between a [SimpleWorkerPool] and a worker: messages, each its length and
/// then its bytes.
///
/// A message is read whole before anybody looks inside. So one that makes no sense spoils nothing
/// but itself, and the next begins where it should.
final class Pipe {

  private final DataInputStream in;
  private final DataOutputStream out;

  Pipe(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  void write(byte[] message) throws IOException {
    out.writeInt(message.length);
    out.write(message);
    out.flush();
  }

  /// {@return the next message}
  ///
  /// @throws IOException if the other side has closed the pipe, or ended
  byte[] read() throws IOException {
    byte[] message = new byte[in.readInt()];
    in.readFully(message);
    return message;
  }

  /// {@return an object as bytes}
  static byte[] pack(@Nullable Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(object);
    }
    return bytes.toByteArray();
  }

  /// {@return a copy of the object that was packed}
  static @Nullable Object unpack(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return objects.readObject();
    }
  }
}
