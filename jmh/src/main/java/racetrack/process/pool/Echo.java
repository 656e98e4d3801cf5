// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import racetrack.programs.JavaLauncher;

/// The floor: a process that sends back what it gets, over the kind of channel that the pool uses.
final class Echo implements AutoCloseable {

  private final Process process;
  private final SocketChannel channel;
  private final ByteBuffer message;

  /// @param size the size of the messages, in bytes
  Echo(int size) throws IOException {
    message = ByteBuffer.allocateDirect(size);
    Path folder = Files.createTempDirectory("echo");
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      process =
          new ProcessBuilder(
                  JavaLauncher.path(),
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Echo.class.getName(),
                  socket.toString(),
                  Integer.toString(size))
              .inheritIO()
              .start();
      channel = server.accept();
    } finally {
      Files.delete(socket);
      Files.delete(folder);
    }
  }

  /// Sends a message and gets it back.
  ///
  /// @return how many bytes came back
  int roundTrip() throws IOException {
    message.clear();
    while (message.hasRemaining()) {
      channel.write(message);
    }
    if (!fill(channel, message.clear())) {
      throw new IOException("the echo has ended");
    }
    return message.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    process.destroy();
  }

  /// The process. It takes a message in before it sends it back: if both sides wrote at once more
  /// than the channel holds, both would wait for ever.
  public static void main(String[] arguments) throws IOException {
    ByteBuffer message = ByteBuffer.allocateDirect(Integer.parseInt(arguments[1]));
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
      while (fill(channel, message.clear())) {
        message.flip();
        while (message.hasRemaining()) {
          channel.write(message);
        }
      }
    }
  }

  private static boolean fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }
}
