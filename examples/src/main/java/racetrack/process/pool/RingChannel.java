// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// The two ends of a [Ring] as channels, with a [Bell] for a side that sleeps.
final class RingChannel {

  private RingChannel() {}

  /// The writing end. It never waits: what the ring does not take at once is the caller's.
  static final class Inlet implements WritableByteChannel {

    private final Ring.Writer ring;
    private final Bell bell;

    Inlet(Ring ring, Bell bell) {
      this.ring = new Ring.Writer(ring);
      this.bell = bell;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int count = ring.write(source);
      if (count > 0 && ring.wakesReader()) {
        bell.ring();
      }
      return count;
    }

    /// {@return whether there is no room, and the bell will ring when there is}
    boolean mustSleep() throws IOException {
      return ring.mustSleep();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {} // the bell and the rings are closed by whoever opened them
  }

  /// The reading end. It waits until there is something to read, or the writer is gone.
  static final class Outlet implements ReadableByteChannel {

    private final Ring.Reader ring;
    private final Bell bell;
    private boolean ended;

    Outlet(Ring ring, Bell bell) {
      this.ring = new Ring.Reader(ring);
      this.bell = bell;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      while (true) {
        int count = poll(target);
        if (count > 0 || !target.hasRemaining()) {
          return count;
        }
        if (ended) {
          return -1;
        }
        if (ring.mustSleep()) {
          ended = !bell.await(); // what was written before the end is still there to be read
        }
        ring.wake();
      }
    }

    /// Reads what is there, if anything.
    int poll(ByteBuffer target) throws IOException {
      int count = ring.read(target);
      if (count > 0 && ring.wakesWriter()) {
        bell.ring();
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
