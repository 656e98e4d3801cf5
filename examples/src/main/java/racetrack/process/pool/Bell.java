// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A socket that says nothing but: look into the ring. And by its end: the other side is gone.
///
/// One thread at a time rings, one at a time waits. Until it is connected, both wait for that.
final class Bell implements AutoCloseable {

  /// What travels.
  static final byte RING = 'b';

  private final CompletableFuture<SocketChannel> channel;
  private final @Nullable Selector selector;
  private final ByteBuffer out = ByteBuffer.allocateDirect(1).put(0, RING);
  private final ByteBuffer in = ByteBuffer.allocateDirect(64);

  private Bell(CompletableFuture<SocketChannel> channel, @Nullable Selector selector) {
    this.channel = channel;
    this.selector = selector;
  }

  /// A bell whose [#await] nobody wakes but the other side.
  Bell(CompletableFuture<SocketChannel> channel) {
    this(channel, null);
  }

  /// {@return a bell whose [#await] [#wakeUp] ends, too} Its channel is in non-blocking mode.
  static Bell selectable(SocketChannel channel) throws IOException {
    Selector selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
    return new Bell(CompletableFuture.completedFuture(channel), selector);
  }

  /// Wakes the other side.
  void ring() throws IOException {
    channel.join().write(out.clear());
  }

  /// Waits until the other side rings, or has rung since the last time.
  ///
  /// @return false if it is gone
  boolean await() throws IOException {
    if (selector != null) {
      selector.select();
      selector.selectedKeys().clear();
    }
    try {
      return channel.join().read(in.clear()) >= 0;
    } catch (IOException e) {
      return false; // it went without hearing our last bell
    }
  }

  /// Ends [#await] in another thread, or the next one.
  void wakeUp() {
    if (selector != null) {
      selector.wakeup();
    }
  }

  @Override
  public void close() throws IOException {
    if (selector != null) {
      selector.close();
    }
    channel.join().close();
  }
}
