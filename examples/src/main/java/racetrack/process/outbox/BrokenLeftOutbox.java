// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// **Broken:** [CombiningOutbox] with `if` for `while`: the writer does not look again when it has
/// let go.
///
/// ## Why it breaks
///
/// A message that comes between the last look and the end of the role is seen by nobody: its adder
/// finds a writer at work, and leaves it to that.
///
/// | step | writer                    | adder                          | messages | `writing` |
/// |------|---------------------------|--------------------------------|----------|-----------|
/// | 1    | looks: no more            |                                | none     | true      |
/// | 2    |                           | adds                           | one      | true      |
/// | 3    |                           | finds a writer, returns        | one      | true      |
/// | 4    | lets go, returns          |                                | one      | false     |
///
/// The message stays until somebody flushes again. If its adder waits for an answer, that is never.
///
/// **Where it is right:** where somebody flushes again and again in any case.
///
/// **CERT:** VNA03.
public final class BrokenLeftOutbox implements Outbox {

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
  public BrokenLeftOutbox(WritableByteChannel channel, ByteBuffer buffer) {
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
    if (!messages.isEmpty() && writing.compareAndSet(false, true)) { // wound: `while`
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
