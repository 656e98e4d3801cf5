// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// Frames on their way into a channel. Whoever finds nobody writing, writes for all.
///
/// ## Why it is correct
///
/// - **Invariant:** at most one thread is the writer; it holds `writing`, and it alone touches
///   `buffer`, `payload`, `tail` and `sent`. Setting `writing` passes them on to the next writer.
/// - **No frame is left behind:** a frame is added before `writing` is tried; the writer looks for
///   frames again after it has let go of `writing`. So one of the two sees the frame.
/// - **Nobody waits for a reader:** in non-blocking mode, a channel that takes no more makes
///   [#flush] return with the writer's role still taken; [#resume] goes on with it.
final class Outbox {

  /// For how long to try again before it is left to another thread, in nanoseconds: a reader that
  /// is at it makes room within some microseconds, and another thread would take longer to wake.
  private static final long PATIENCE = 50_000;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final WritableByteChannel channel;
  private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

  /// What is still to be written after the buffer.
  private ByteBuffer payload = NOTHING;

  /// What is still to be written after that.
  private Tail tail = Tail.NONE;

  /// How much of the tail was written.
  private int sent;

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
      if (!unpack()) {
        return false;
      }
    } while (!frames.isEmpty());
    writing.set(false); // publishes: buffer, payload, tail, sent
    return frames.isEmpty() || flush();
  }

  /// Writes the buffer, and then what is large.
  ///
  /// @return false if the channel takes no more for now
  private boolean unpack() throws IOException {
    boolean refused = false;
    long since = 0;
    buffer.flip();
    try {
      while (buffer.hasRemaining() || isLarge()) {
        if (writeSome() > 0) {
          refused = false;
        } else if (!refused) {
          refused = true;
          since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE) {
          return false;
        } else {
          Thread.onSpinWait();
        }
      }
      return true;
    } finally {
      buffer.compact();
    }
  }

  /// {@return whether something that did not fit in the buffer is still to be written}
  private boolean isLarge() {
    return payload.hasRemaining() || sent < tail.length();
  }

  private int writeSome() throws IOException {
    if (buffer.hasRemaining()) {
      return channel.write(buffer);
    }
    if (payload.hasRemaining()) {
      return channel.write(payload);
    }
    int count = tail.write(channel, sent);
    sent += count;
    if (sent == tail.length()) {
      tail = Tail.NONE; // keeps no reference to it
      sent = 0;
    }
    return count;
  }

  /// Copies frames into the buffer until it is full, or one is too large for it.
  private void pack() {
    while (!isLarge() && buffer.remaining() >= Integer.BYTES + Frame.OVERHEAD + Frame.LARGE) {
      Frame frame = frames.poll();
      if (frame == null) {
        return;
      }
      buffer.putInt(Frame.OVERHEAD + frame.size());
      buffer.put(frame.kind().code());
      buffer.putLong(frame.id());
      buffer.putInt(frame.tail().length());
      if (frame.length() < Frame.LARGE) {
        buffer.put(frame.bytes(), 0, frame.length());
      } else {
        payload = ByteBuffer.wrap(frame.bytes(), 0, frame.length());
      }
      tail = frame.tail();
    }
  }
}
