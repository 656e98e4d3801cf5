// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A growing array of bytes that numbers, arrays and Java's serialisation can be written into.
final class Bytes extends OutputStream {

  private byte[] array;
  private ByteBuffer view;
  private Tail tail = Tail.NONE;

  Bytes(int capacity) {
    array = new byte[capacity];
    view = ByteBuffer.wrap(array);
  }

  /// {@return a buffer with room for some more bytes, to be written at its position}
  ByteBuffer room(int count) {
    if (view.remaining() < count) {
      int position = view.position();
      array = Arrays.copyOf(array, Math.max(Math.addExact(position, count), array.length * 2));
      view = ByteBuffer.wrap(array).position(position);
    }
    return view;
  }

  @Override
  public void write(int value) {
    room(1).put((byte) value);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    room(length).put(source, offset, length);
  }

  /// Puts an array behind all that was and will be written. It is not copied.
  void append(byte[] last) {
    tail = new Tail(last);
  }

  /// Lets what was appended change from now on.
  void detach() {
    if (tail != Tail.NONE) { // which all share
      tail.detach();
    }
  }

  /// {@return how many bytes were written, without what was appended}
  int size() {
    return view.position();
  }

  /// Forgets what was written behind a position.
  void truncate(int size) {
    view.position(size);
  }

  /// Forgets all, to be written anew.
  ///
  /// @param most how much memory is kept at most, in bytes
  void reset(int most) {
    if (array.length > most) {
      array = new byte[most];
      view = ByteBuffer.wrap(array);
    }
    view.clear();
    tail = Tail.NONE;
  }

  /// {@return a frame that takes the bytes over}
  Frame toFrame(Frame.Kind kind, long id) {
    return new Frame(kind, id, array, size(), tail);
  }
}
