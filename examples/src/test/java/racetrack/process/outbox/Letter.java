// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A message of so many equal bytes.
///
/// @param name the byte
/// @param head how many of them are copied
/// @param body how many are not
record Letter(int name, int head, int body) implements Message {

  @Override
  public void writeHead(ByteBuffer buffer) {
    write(buffer, head);
  }

  @Override
  public int writeBody(WritableByteChannel channel, int start) throws IOException {
    return channel.write(write(ByteBuffer.allocate(body - start), body - start).flip());
  }

  private ByteBuffer write(ByteBuffer buffer, int count) {
    for (int place = 0; place < count; place++) {
      buffer.put((byte) name);
    }
    return buffer;
  }
}
