// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// A channel into memory that takes no more than it is told to. Not thread-safe, as outboxes
/// promise to call it by one thread at a time.
final class Tray implements WritableByteChannel {

  private final List<Integer> bytes = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private boolean broken;

  /// Takes no more than so many further bytes.
  void limit(int most) {
    room = most;
  }

  /// Fails from now on.
  void destroy() {
    broken = true;
  }

  /// {@return all bytes, a number each}
  List<Integer> bytes() {
    return List.copyOf(bytes);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (broken) {
      throw new IOException("broken");
    }
    int count = Math.min(room, source.remaining());
    for (int place = 0; place < count; place++) {
      bytes.add((int) source.get());
    }
    room -= count;
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
