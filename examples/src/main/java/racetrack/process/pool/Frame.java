// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.outbox.Message;
import racetrack.process.ring.ProtocolException;

/// One message between the parent and a worker.
///
/// On the wire: the length of what follows (4 bytes), the kind (1), the id (8), the length of the
/// tail (4), the payload.
///
/// @param kind what it is
/// @param id the number of a task or of a definition, or zero
/// @param bytes an array that begins with the payload
/// @param length how many bytes of the array are payload
/// @param tail the rest of the payload, which is read into an array of its own
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(Kind kind, long id, byte[] bytes, int length, Tail tail) implements Message {

  /// The length of a frame on the wire without its payload and its length field.
  static final int OVERHEAD = 1 + Long.BYTES + Integer.BYTES;

  /// A payload from this size on is not copied, and an array of it is worth a tail.
  static final int LARGE = 1 << 13;

  /// No payload.
  static final byte[] NOTHING = {};

  /// Makes a frame without payload.
  Frame(Kind kind, long id) {
    this(kind, id, NOTHING, 0, Tail.NONE);
  }

  /// {@return an outbox for frames}
  ///
  /// @param channel where they go
  static CombiningOutbox outbox(WritableByteChannel channel) {
    return new CombiningOutbox(channel, ByteBuffer.allocateDirect(1 << 16));
  }

  /// {@return the length of the payload}
  int size() {
    return length + tail.length();
  }

  @Override
  public int head() {
    return Integer.BYTES + OVERHEAD + (length < LARGE ? length : 0);
  }

  @Override
  public int body() {
    return apart() + tail.length();
  }

  /// How much of the payload is written by itself, before the tail.
  private int apart() {
    return length < LARGE ? 0 : length;
  }

  @Override
  public void writeHead(ByteBuffer buffer) {
    buffer.putInt(OVERHEAD + size());
    buffer.put(kind.code());
    buffer.putLong(id);
    buffer.putInt(tail.length());
    if (length < LARGE) {
      buffer.put(bytes, 0, length);
    }
  }

  @Override
  public int writeBody(WritableByteChannel channel, int start) throws IOException {
    int apart = apart();
    return start < apart
        ? channel.write(ByteBuffer.wrap(bytes, start, apart - start))
        : tail.write(channel, start - apart);
  }

  /// {@return the same with bytes of its own}
  Frame keep() {
    return new Frame(kind, id, Arrays.copyOf(bytes, length), length, tail);
  }

  /// What a frame is.
  enum Kind {
    /// To the parent: the initialiser has run.
    READY(1),
    /// To the parent: the initialiser failed; the payload is its failure.
    UNFIT(2),
    /// To the parent: a task returned; the payload is its value.
    RESULT(3),
    /// To the parent: a chunk of a `map` was worked through; the payload is a [Chunk].
    CHUNK(4),
    /// To the parent: a task threw; the payload is its failure.
    FAILURE(5),
    /// To the worker: run the initialiser, if the payload has one, then say so.
    INITIALIZE(6),
    /// To the worker: bytes that several tasks refer to.
    DEFINE(7),
    /// To the worker: no further task refers to a definition.
    FORGET(8),
    /// To the worker: a task.
    TASK(9);

    private static final Kind[] KINDS = values();

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    /// {@return what stands for it on the wire}
    byte code() {
      return code;
    }

    /// {@return the kind that a code stands for}
    static Kind of(byte code) throws ProtocolException {
      for (Kind kind : KINDS) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new ProtocolException("there is no frame of kind " + code);
    }
  }
}
