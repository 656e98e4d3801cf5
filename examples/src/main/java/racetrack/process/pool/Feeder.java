// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Writes what a channel would not take at once, so that no caller waits for a worker to read.
///
/// One thread for all workers of a pool, started when it is first needed.
final class Feeder implements AutoCloseable {

  private record Rest(SocketChannel channel, Outbox outbox) {}

  private final Queue<Rest> arrivals = new ConcurrentLinkedQueue<>();
  private @Nullable Selector selector;
  private boolean closed;

  /// Takes over an outbox whose [Outbox#flush] returned false.
  synchronized void feed(SocketChannel channel, Outbox outbox) throws IOException {
    if (closed) {
      return;
    }
    if (selector == null) {
      Selector opened = Selector.open();
      selector = opened;
      Thread.ofPlatform().daemon().name("pool-feeder").start(() -> run(opened));
    }
    arrivals.add(new Rest(channel, outbox));
    selector.wakeup();
  }

  private void run(Selector selected) {
    try (selected) {
      while (!isClosed()) {
        selected.select(Feeder::resume);
        for (Rest rest = arrivals.poll(); rest != null; rest = arrivals.poll()) {
          register(selected, rest);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void register(Selector selected, Rest rest) {
    try {
      SelectionKey key = rest.channel().keyFor(selected);
      if (key == null) {
        rest.channel().register(selected, SelectionKey.OP_WRITE, rest.outbox());
      } else {
        key.interestOps(SelectionKey.OP_WRITE);
      }
    } catch (ClosedChannelException | CancelledKeyException e) {
      // The worker is gone, and so is the need.
    }
  }

  private static void resume(SelectionKey key) {
    try {
      // Whoever writes next may fall short too and hand the outbox over again: disarm first.
      key.interestOps(0);
      if (!((Outbox) key.attachment()).resume()) {
        key.interestOps(SelectionKey.OP_WRITE);
      }
    } catch (IOException | CancelledKeyException e) {
      key.cancel(); // the worker is gone; its keeper will see it
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (selector != null) {
      selector.wakeup();
    }
  }
}
