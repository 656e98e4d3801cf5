// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// What goes through an outbox: a head, which is copied, and a body, which need not be.
public interface Message {

  /// {@return how many bytes the head has; always the same}
  int head();

  /// {@return how many bytes the body has; always the same}
  int body();

  /// Copies the head.
  ///
  /// @param buffer where to; it has room for it
  void writeHead(ByteBuffer buffer);

  /// Writes as much of the body as a channel takes at once.
  ///
  /// @param channel where to
  /// @param start how many bytes of it were written before; fewer than there are
  /// @return how many bytes that was
  /// @throws IOException if the channel fails
  int writeBody(WritableByteChannel channel, int start) throws IOException;
}
