// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Frames on their way into a channel. Whoever finds nobody writing, writes for all.
///
/// ## Why it is correct
///
/// - **Invariant:** at most one thread is the writer; it holds `writing`, and it alone touches
///   `buffer`, `current` and `written`. Setting `writing` passes them on to the next writer.
/// - **No frame is left behind:** a frame is added before `writing` is tried; the writer looks for
///   frames again after it has let go of `writing`. So one of the two sees the frame.
/// - **Nobody waits for a reader:** in non-blocking mode, a channel that takes no more makes
///   [#flush] return with the writer's role still taken; [#resume] goes on with it.
final class Outbox {

  /// How often to try again before it is left to another thread: a reader that is at it makes room
  /// within some microseconds, and another thread would take longer to wake.
  private static final int PATIENCE = 100;

  private final WritableByteChannel channel;
  private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private @Nullable Frame current;
  private int written;

  Outbox(WritableByteChannel channel) {
    this.channel = channel;
  }

  /// Adds a frame. It travels with the next [#flush].
  void add(Frame frame) {
    frames.add(frame);
  }

  /// Writes what was added, unless another thread is at it; it will then write ours too.
  ///
  /// @return false if the channel takes no more for now, and [#resume] is to be called when it does
  boolean flush() throws IOException {
    while (!frames.isEmpty() && writing.compareAndSet(false, true)) {
      if (!resume()) {
        return false;
      }
    }
    return true;
  }

  /// Goes on writing after a [#flush] that returned false. Only one thread may do so.
  ///
  /// @return false if the channel takes no more for now
  boolean resume() throws IOException {
    do {
      pack();
      buffer.flip();
      try {
        int refusals = 0;
        while (buffer.hasRemaining()) {
          if (channel.write(buffer) > 0) {
            refusals = 0;
          } else if (++refusals > PATIENCE) {
            return false;
          }
        }
      } finally {
        buffer.compact();
      }
    } while (current != null || !frames.isEmpty());
    writing.set(false); // publishes: buffer, current, written
    return frames.isEmpty() || flush();
  }

  /// Copies frames into the buffer until it is full or none is left.
  private void pack() {
    while (true) {
      if (current == null) {
        if (buffer.remaining() < Integer.BYTES + Frame.OVERHEAD) {
          return;
        }
        current = frames.poll();
        if (current == null) {
          return;
        }
        buffer.putInt(Frame.OVERHEAD + current.length());
        buffer.put(current.kind().code());
        buffer.putLong(current.id());
        written = 0;
      }
      int count = Math.min(buffer.remaining(), current.length() - written);
      buffer.put(current.bytes(), written, count);
      written += count;
      if (written < current.length()) {
        return;
      }
      current = null;
    }
  }
}
