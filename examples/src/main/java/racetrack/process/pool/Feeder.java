// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.ProtocolException;

/// Writes what a channel would not take at once, so that no caller waits for a worker to read.
///
/// One thread for all workers of a pool, started when it is first needed.
final class Feeder implements AutoCloseable {

  /// What is left to write, the connection that rings when there is room, and what to do with a
  /// worker that breaks the protocol.
  private record Rest(
      SocketChannel bell, RingChannel.Inlet inlet, CombiningOutbox outbox, Runnable punishment) {

    /// Writes what there is room for.
    ///
    /// @return whether some is left, and the bell will ring
    boolean goOn() throws IOException {
      while (!outbox.resume()) {
        if (inlet.mustSleep()) {
          return true;
        }
      }
      return false;
    }
  }

  private final Queue<Rest> arrivals = new ConcurrentLinkedQueue<>();
  private final ByteBuffer heard = ByteBuffer.allocateDirect(64);

  @GuardedBy("this")
  private @Nullable Selector selector;

  @GuardedBy("this")
  private boolean closed;

  /// Takes over an outbox whose [CombiningOutbox#flush] returned false.
  synchronized void feed(
      SocketChannel bell, RingChannel.Inlet inlet, CombiningOutbox outbox, Runnable punishment)
      throws IOException {
    if (closed) {
      return;
    }
    if (selector == null) {
      Selector opened = Selector.open();
      selector = opened;
      Thread.ofPlatform().daemon().name("pool-feeder").start(() -> run(opened));
    }
    arrivals.add(new Rest(bell, inlet, outbox, punishment));
    selector.wakeup();
  }

  private void run(Selector selected) {
    try (selected) {
      while (!isClosed()) {
        selected.select(this::hear);
        for (Rest rest = arrivals.poll(); rest != null; rest = arrivals.poll()) {
          register(selected, rest);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register(Selector selected, Rest rest) {
    try {
      SelectionKey key = rest.bell().keyFor(selected);
      if (key == null) {
        key = rest.bell().register(selected, 0, rest);
      }
      hear(key); // what rang for somebody before
    } catch (ClosedChannelException | CancelledKeyException e) {
      // The worker is gone, and so is the need.
    }
  }

  private void hear(SelectionKey key) {
    try {
      if (((SocketChannel) key.channel()).read(heard.clear()) < 0) {
        key.cancel(); // the worker is gone; its keeper will see it
      } else {
        resume(key);
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private static void resume(SelectionKey key) {
    try {
      // Whoever writes next may fall short too and hand the outbox over again: disarm first.
      key.interestOps(0);
      if (((Rest) key.attachment()).goOn()) {
        key.interestOps(SelectionKey.OP_READ);
      }
    } catch (ProtocolException e) {
      key.cancel();
      ((Rest) key.attachment()).punishment().run();
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
