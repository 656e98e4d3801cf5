// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// **Broken:** [CombiningOutbox] with a role that is taken without compare-and-set.
///
/// ## Why it breaks
///
/// Two threads may both find that nobody writes, and then both write.
///
/// | step | one thread             | another thread                      | `writing` |
/// |------|------------------------|-------------------------------------|-----------|
/// | 1    | looks: nobody writes   |                                     | false     |
/// | 2    |                        | looks: nobody writes                | false     |
/// | 3    | takes the role         |                                     | true      |
/// | 4    |                        | takes the role, too                 | true      |
/// | 5    | puts into the buffer   | puts into the buffer, at the same place | true  |
///
/// Messages are lost, doubled or mixed, and the channel is called by two threads at the same time.
///
/// **Where it is right:** with one thread, which needs no role.
///
/// **CERT:** VNA03.
public final class BrokenCheckOutbox implements Outbox {

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
  public BrokenCheckOutbox(WritableByteChannel channel, ByteBuffer buffer) {
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
    while (!messages.isEmpty() && !writing.get()) { // wound: another may look now, too
      writing.set(true); // follows the wound
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
