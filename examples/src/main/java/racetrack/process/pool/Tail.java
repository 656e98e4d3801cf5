// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// The large array at the end of a frame's payload, which is not copied to stand there.
///
/// A caller's array may change as soon as its call has returned, but the frame may be written, or
/// written again, later. So before it returns, the array is replaced by a copy: by then, as a rule,
/// the frame is on its way, and the worker does not wait for the copy to be made.
///
/// Thread-safe: a writer holds the monitor for one piece at a time, and between two pieces the
/// array may be replaced.
final class Tail {

  /// No tail.
  static final Tail NONE = new Tail(new byte[0]);

  @GuardedBy("this")
  private byte[] array;

  private final int length;

  Tail(byte[] array) {
    this.array = array;
    this.length = array.length;
  }

  int length() {
    return length;
  }

  /// {@return the array, not a copy}
  synchronized byte[] array() {
    return array;
  }

  /// Writes as much as a channel takes at once.
  ///
  /// @param start how many bytes were written before
  /// @return how many bytes that was
  synchronized int write(WritableByteChannel channel, int start) throws IOException {
    return channel.write(ByteBuffer.wrap(array, start, length - start));
  }

  /// Replaces the array by a copy. From now on, the array that it was made from may change.
  synchronized void detach() {
    array = array.clone();
  }
}
