// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import racetrack.process.ring.ProtocolException;

/// Reads frames from a channel whose other end may send anything.
///
/// What a frame claims is checked before it is believed. Memory for a payload is taken as its bytes
/// arrive, so that a claim of a very large payload costs its sender those bytes.
///
/// A large payload is read into memory that is used again: fresh memory for each would cost more
/// than all else, as it is in no cache. So a frame's bytes hold until the next is read. A tail is a
/// value by itself, and is read to where it stays.
///
/// Not thread-safe: one thread reads.
final class FrameReader {

  private static final int BUFFER = 1 << 16;

  /// A payload up to this size is given its memory at once, a larger one as it comes.
  private static final int TRUSTED = 1 << 22;

  /// A payload from this size on shares its memory with the next.
  private static final int LARGE = 1 << 14;

  private static final int HEADER = Integer.BYTES + Frame.OVERHEAD;

  /// Where bytes come from.
  interface Source {

    /// Reads into a buffer.
    ///
    /// @return how many bytes, or -1 at the end
    int read(ByteBuffer target) throws IOException;

    /// Reads more of a frame that has begun to come, so that the rest is on its way.
    default int readOn(ByteBuffer target) throws IOException {
      return read(target);
    }
  }

  private final Source source;
  private final int maxPayload;
  private byte[] shared = {};
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).limit(0);

  /// Reads from a source that waits until there is something.
  ///
  /// @param maxPayload the longest payload that is let in, in bytes
  FrameReader(Source source, int maxPayload) {
    this.source = source;
    this.maxPayload = maxPayload;
  }

  /// {@return the next frame, waiting for it, or null if the other side closed the channel}
  ///
  /// Its bytes hold until the next call; [Frame#keep] makes a copy.
  ///
  /// @throws ProtocolException if what was read is no frame
  /// @throws EOFException if the channel ends within a frame
  @Nullable Frame next() throws IOException {
    if (!fill(HEADER)) {
      if (buffer.hasRemaining()) {
        throw new EOFException("the channel ended within the head of a frame");
      }
      return null;
    }
    int length = buffer.getInt() - Frame.OVERHEAD;
    Frame.Kind kind = Frame.Kind.of(buffer.get());
    long id = buffer.getLong();
    int tail = buffer.getInt();
    if (length < 0 || length > maxPayload) {
      throw new ProtocolException(
          "a frame claims a payload of %d bytes, allowed are 0 to %d"
              .formatted(length, maxPayload));
    }
    if (tail < 0 || tail > length) {
      throw new ProtocolException(
          "a frame claims a tail of %d bytes in a payload of %d".formatted(tail, length));
    }
    int first = length - tail;
    byte[] bytes = receive(memoryFor(Math.min(first, TRUSTED)), first);
    return new Frame(kind, id, bytes, first, tail == 0 ? Tail.NONE : receiveTail(tail));
  }

  /// {@return whether [#next] would return at once}
  boolean hasNext() {
    return buffer.remaining() >= HEADER
        && buffer.remaining() - Integer.BYTES >= buffer.getInt(buffer.position());
  }

  /// Takes in what is there, if nothing is at hand.
  ///
  /// @param ready a source that does not wait
  /// @return whether something is at hand: a frame or a part of one
  boolean topUp(Source ready) throws IOException {
    if (!hasNext()) {
      buffer.compact();
      try {
        ready.read(buffer);
      } finally {
        buffer.flip();
      }
    }
    return buffer.hasRemaining();
  }

  private Tail receiveTail(int length) throws IOException {
    return new Tail(receive(new byte[Math.min(length, TRUSTED)], length));
  }

  /// Receives some bytes into an array, or into one of just that length if it is too short.
  private byte[] receive(byte[] memory, int length) throws IOException {
    byte[] bytes = memory;
    int filled = 0;
    while (filled < length) {
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, bytes.length * 4L));
      }
      int most = Math.min(length, bytes.length) - filled;
      if (buffer.hasRemaining()) {
        int count = Math.min(buffer.remaining(), most);
        buffer.get(bytes, filled, count);
        filled += count;
      } else if (most >= LARGE) {
        filled += read(ByteBuffer.wrap(bytes, filled, most)); // not by way of the buffer
      } else if (!fill(1)) {
        throw endedWithin();
      }
    }
    return bytes;
  }

  private int read(ByteBuffer target) throws IOException {
    int count = source.readOn(target);
    if (count < 0) {
      throw endedWithin();
    }
    return count;
  }

  private static EOFException endedWithin() {
    return new EOFException("the channel ended within a payload");
  }

  private byte[] memoryFor(int length) {
    if (length < LARGE) {
      return new byte[length];
    }
    if (shared.length < length) {
      shared = new byte[length];
    }
    return shared;
  }

  /// Reads until the buffer holds some bytes; false if the channel ends before.
  private boolean fill(int count) throws IOException {
    if (buffer.remaining() >= count) {
      return true;
    }
    buffer.compact();
    try {
      while (buffer.position() < count) {
        if (source.read(buffer) < 0) {
          return false;
        }
      }
      return true;
    } finally {
      buffer.flip();
    }
  }
}
