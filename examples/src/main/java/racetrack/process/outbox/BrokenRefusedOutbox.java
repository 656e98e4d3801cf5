// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// **Broken:** [CombiningOutbox] that forgets what the channel did not take.
///
/// ## Why it breaks
///
/// `write` of a channel in non-blocking mode takes as much as there is room for, which may be a
/// part of a message. The rest has to be kept for the next time.
///
/// | step | writer                               | channel               | buffer        |
/// |------|--------------------------------------|-----------------------|---------------|
/// | 1    | writes a message of three bytes      | takes two             | one byte left |
/// | 2    | is refused, clears the buffer        | takes none            | empty         |
/// | 3    | resumes with the next message        | takes all             | empty         |
///
/// The reader takes the first byte of the next message for the last one of the first, and
/// understands nothing from there on.
///
/// **Where it is right:** where the channel is in blocking mode, or always has room.
public final class BrokenRefusedOutbox implements Outbox {

  /// For how long to try again before it is left to another thread, in nanoseconds: a reader that
  /// is at it makes room within some microseconds, and another thread would take longer to wake.
  private static final long PATIENCE = 50_000;

  private final WritableByteChannel channel;
  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final ByteBuffer buffer;

  /// The message whose body is still to be written after the buffer.
  private @Nullable Message large;

  /// How much of its body was written.
  private int sent;

  /// An outbox into a channel.
  ///
  /// @param channel where the messages go
  /// @param buffer memory in which small messages and heads are put together, which is the outbox's
  ///   own
  public BrokenRefusedOutbox(WritableByteChannel channel, ByteBuffer buffer) {
    this.channel = channel;
    this.buffer = buffer;
  }

  @Override
  public void add(Message message) {
    if (message.head() > buffer.capacity()) {
      throw new IllegalArgumentException(
          "a head must have at most %d bytes, but had %d"
              .formatted(buffer.capacity(), message.head()));
    }
    messages.add(message);
  }

  @Override
  public boolean flush() throws IOException {
    while (!messages.isEmpty() && writing.compareAndSet(false, true)) {
      if (!writeAll()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean resume() throws IOException {
    return writeAll() && flush();
  }

  /// Writes all there is, and gives up the role.
  ///
  /// @return false if the channel takes no more for now; then the role is kept
  private boolean writeAll() throws IOException {
    do {
      pack();
      if (!unpack()) {
        return false;
      }
    } while (!messages.isEmpty());
    writing.set(false);
    return true;
  }

  /// Writes the buffer, and then what is large.
  ///
  /// @return false if the channel takes no more for now
  private boolean unpack() throws IOException {
    boolean refused = false;
    long since = 0;
    buffer.flip();
    try {
      while (buffer.hasRemaining() || large != null) {
        if (writeSome() > 0) {
          refused = false;
        } else if (!refused) {
          refused = true;
          since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE) {
          buffer.clear().limit(0); // wound: what is left is forgotten
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

  private int writeSome() throws IOException {
    Message rest = large;
    if (buffer.hasRemaining() || rest == null) {
      return channel.write(buffer);
    }
    int count = rest.writeBody(channel, sent);
    sent += count;
    if (sent == rest.body()) {
      large = null; // keeps no reference to it
      sent = 0;
    }
    return count;
  }

  /// Copies messages into the buffer until it is full, or one has a body.
  private void pack() {
    while (large == null) {
      Message next = messages.peek();
      if (next == null || next.head() > buffer.remaining()) {
        return;
      }
      messages.poll(); // the same: nobody else takes any
      next.writeHead(buffer);
      if (next.body() > 0) {
        large = next;
      }
    }
  }
}
