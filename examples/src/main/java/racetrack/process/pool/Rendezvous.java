// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where a parent and one worker meet: a Unix-domain socket in a folder that only their user can
/// enter, and a secret that only the two know. Once they have met, the folder is gone.
final class Rendezvous implements AutoCloseable {

  /// The length of the secret.
  static final int SECRET = 32;

  /// What a connection says first: the secret and its role.
  static final int GREETING = SECRET + 1;

  /// The role of the connection that brings tasks.
  static final byte TASKS = 'T';

  /// The role of the connection that brings results.
  static final byte RESULTS = 'R';

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret = new byte[SECRET];
  private final Path folder;
  private final Selector selector;
  private final ServerSocketChannel server;
  private @Nullable SocketChannel tasks;
  private @Nullable SocketChannel results;

  /// The two connections of a worker, in non-blocking mode.
  record Met(SocketChannel tasks, SocketChannel results) {}

  /// Opens a meeting place.
  Rendezvous() throws IOException {
    this(SelectorProvider.provider());
  }

  /// @param sockets where sockets come from, which may have none left
  Rendezvous(SelectorProvider sockets) throws IOException {
    RANDOM.nextBytes(secret);
    folder = Leftovers.createFolder();
    try {
      server = listen(sockets, socket());
      selector = register(sockets, server);
    } catch (Throwable e) {
      Leftovers.discard(folder);
      throw e;
    }
  }

  private static ServerSocketChannel listen(SelectorProvider sockets, Path socket)
      throws IOException {
    ServerSocketChannel server = sockets.openServerSocketChannel(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      server.configureBlocking(false);
      return server;
    } catch (IOException e) {
      hangUp(server);
      throw new IOException(
          "cannot open the socket %s; its folder must be local, with a short path"
              .formatted(socket),
          e);
    }
  }

  private static Selector register(SelectorProvider sockets, ServerSocketChannel server)
      throws IOException {
    try {
      Selector selector = sockets.openSelector();
      server.register(selector, SelectionKey.OP_ACCEPT);
      return selector;
    } catch (Throwable e) {
      hangUp(server);
      throw e;
    }
  }

  Path socket() {
    return folder.resolve(Leftovers.SOCKET);
  }

  Path ledger() {
    return folder.resolve(Leftovers.LEDGER);
  }

  Path rings() {
    return folder.resolve(Leftovers.RINGS);
  }

  byte[] secret() {
    return secret.clone();
  }

  /// Ends [#meet] early if there is reason to.
  void wakeUp() {
    selector.wakeup();
  }

  /// Waits for the worker. Whoever else calls and does not know the secret is hung up on, and does
  /// not hold up the worker by saying nothing.
  ///
  /// @param goOn asked after every [#wakeUp]
  /// @return null if there is no reason to wait any longer
  @Nullable Met meet(BooleanSupplier goOn) throws IOException {
    while (goOn.getAsBoolean()) {
      selector.select(key -> {
        if (key.isAcceptable()) {
          accept();
        } else {
          listen(key);
        }
      });
      if (tasks != null && results != null) {
        selector.selectNow(); // lets go of the keys that were cancelled
        Met met = new Met(tasks, results);
        tasks = null;
        results = null;
        return met;
      }
    }
    return null;
  }

  private void accept() {
    try {
      SocketChannel caller = server.accept();
      if (caller != null) {
        caller.configureBlocking(false);
        caller.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(GREETING));
      }
    } catch (IOException e) {
      // The caller has hung up already.
    }
  }

  private void listen(SelectionKey key) {
    SocketChannel caller = (SocketChannel) key.channel();
    ByteBuffer greeting = (ByteBuffer) key.attachment();
    try {
      if (caller.read(greeting) < 0) {
        caller.close();
      } else if (!greeting.hasRemaining()) {
        key.cancel();
        admit(caller, greeting);
      }
    } catch (IOException e) {
      hangUp(caller);
    }
  }

  private void admit(SocketChannel caller, ByteBuffer greeting) {
    byte[] claimed = new byte[SECRET];
    byte role = greeting.flip().get(claimed).get();
    if (!MessageDigest.isEqual(secret, claimed)) {
      hangUp(caller);
    } else if (role == TASKS && tasks == null) {
      tasks = caller;
    } else if (role == RESULTS && results == null) {
      results = caller;
    } else {
      hangUp(caller);
    }
  }

  /// Hangs up on all who were not admitted, and removes the folder.
  @Override
  public void close() {
    for (SelectionKey key : selector.keys()) {
      hangUp(key.channel());
    }
    hangUp(tasks);
    hangUp(results);
    hangUp(selector);
    hangUp(server);
    Leftovers.discard(folder);
  }

  private static void hangUp(@Nullable AutoCloseable channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (Exception e) {
      // It is of no use any more.
    }
  }
}
