// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// An outbox in which whoever finds nobody writing writes for all.
///
/// **Seed idiom:** the thread that a `multiprocessing.Queue` starts to feed its pipe, without the
/// thread.
///
/// **Thread safety:** unconditional; any number of threads may add and flush.
///
/// ## Why it is correct
///
/// - **Invariant:** at most one thread is the writer; it holds `writing`, and it alone touches
///   `buffer`, `large` and `sent`. It sets `writing` to true by compare-and-set.
/// - **No message is left behind:** a message is added before `writing` is tried; the writer looks
///   for messages again after it has let go of `writing`. So one of the two sees the message.
/// - **Happens-before:** letting go of `writing` passes on what the writer did to the next one.
/// - **Nobody waits for a reader:** a channel that takes no more makes [#flush] return with the
///   writer's role still taken; [#resume] goes on with it, in whichever thread.
/// - **A channel that fails** leaves the role taken for ever, so nobody writes any more.
/// - **Progress:** lock-free to add; a flush either writes or returns.
///
/// ## Cost
///
/// A node per message, and a compare-and-set per flush. Small messages share one write to the
/// channel. In a crowd one thread does the work of all while its caller waits: that is the price
/// for one system call, or one wake-up, in place of many.
///
/// ## Broken twins
///
/// [BrokenLeftOutbox] does not look again; [BrokenCheckOutbox] looks whether somebody writes, and
/// then writes; [BrokenRefusedOutbox] forgets what a channel did not take.
///
/// ## Sources
///
/// - D. Hendler, I. Incze, N. Shavit, M. Tzafrir, *Flat Combining and the
///   Synchronization-Parallelism Tradeoff*, SPAA 2010: whoever gets the lock does the work of all.
///   There, the others wait for their results; here, they go.
public final class CombiningOutbox implements Outbox {

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
  public CombiningOutbox(WritableByteChannel channel, ByteBuffer buffer) {
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
    // acquires: buffer, large, sent
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
    writing.set(false); // publishes: buffer, large, sent
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
