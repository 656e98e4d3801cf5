// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import racetrack.process.ledger.Ledger;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.Forgery;

/// A worker process that has been taken over: it knows the secret, and sends what it likes.
final class HostileWorker {

  /// The environment variable that names the attack.
  static final String ATTACK = "ATTACK";

  private HostileWorker() {}

  public static void main(String[] arguments) throws IOException {
    DataInputStream input = new DataInputStream(System.in);
    input.readUTF();
    Path socket = Path.of(input.readUTF());
    Ledger ledger = LedgerFile.map(Path.of(input.readUTF()));
    Path memory = Path.of(input.readUTF());
    input.readLong();
    input.readInt();
    input.readLong();
    byte[] secret = new byte[Rendezvous.SECRET];
    input.readFully(secret);
    Rings rings = Rings.open(memory);
    try (SocketChannel tasks = connect(socket, secret, Rendezvous.TASKS);
        SocketChannel connection = connect(socket, secret, Rendezvous.RESULTS)) {
      FrameReader reader =
          new FrameReader(
              new RingChannel.Outlet(
                  rings.tasks(), new Bell(CompletableFuture.completedFuture(tasks)), 0),
              1 << 20);
      RingChannel.Inlet results =
          new RingChannel.Inlet(
              rings.results(), new Bell(CompletableFuture.completedFuture(connection)));
      reader.next();
      send(results, new Frame(Frame.Kind.READY, 0));
      Frame task = reader.next();
      while (task != null && task.kind() != Frame.Kind.TASK) {
        task = reader.next();
      }
      if (task != null && ledger.begin(task.id())) {
        attack(results, connection, rings, task.id());
      }
      connection.read(ByteBuffer.allocate(1)); // stays alive until the parent has had enough
    }
  }

  private static void attack(
      RingChannel.Inlet results, SocketChannel connection, Rings rings, long task)
      throws IOException {
    switch (System.getenv(ATTACK)) {
      case "oversized" -> write(results, claim(Integer.MAX_VALUE, task));
      case "truncated" -> {
        write(results, claim(1000, task));
        connection.close();
      }
      case "overfull" -> {
        Forgery.forge(rings.results(), Long.MAX_VALUE, 0);
        new Bell(CompletableFuture.completedFuture(connection)).ring();
      }
      case "overdrawn" -> {
        Forgery.forge(rings.results(), -1, 0);
        new Bell(CompletableFuture.completedFuture(connection)).ring();
      }
      case "unknown" -> write(results, ByteBuffer.allocate(64).position(64));
      case "forged" -> send(results, new Frame(Frame.Kind.RESULT, task + 1000));
      case "misdirected" -> send(results, new Frame(Frame.Kind.TASK, task));
      default -> throw new IllegalStateException("no such attack");
    }
  }

  private static ByteBuffer claim(int length, long task) {
    return ByteBuffer.allocate(Integer.BYTES + Frame.OVERHEAD)
        .putInt(length)
        .put(Frame.Kind.RESULT.code())
        .putLong(task)
        .putInt(0);
  }

  private static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    channel.write(bytes.flip());
  }

  private static void send(WritableByteChannel channel, Frame frame) throws IOException {
    CombiningOutbox outbox = Frame.outbox(channel);
    outbox.add(frame);
    outbox.flush();
  }

  private static SocketChannel connect(Path socket, byte[] secret, byte role) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    write(channel, ByteBuffer.allocate(Rendezvous.GREETING).put(secret).put(role));
    return channel;
  }
}
