// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import racetrack.process.ring.SharedRing;

/// The two ends of a [SharedRing] as channels, with a [Bell] for a side that sleeps.
final class RingChannel {

  private RingChannel() {}

  /// The writing end. It never waits: what the ring does not take at once is the caller's.
  static final class Inlet implements WritableByteChannel {

    private final SharedRing.Writer ring;
    private final Bell bell;
    private final long grace;

    /// An inlet that rings at once.
    Inlet(SharedRing ring, Bell bell) {
      this(ring, bell, 0);
    }

    /// @param grace for how long to wait whether a reader that sleeps wakes by itself, in
    ///   nanoseconds: a caller may be on its way, and to ring costs more
    Inlet(SharedRing ring, Bell bell, long grace) {
      this.ring = ring.writer();
      this.bell = bell;
      this.grace = grace;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int count = ring.write(source);
      if (count > 0 && ring.readerSleeps()) {
        long start = grace == 0 ? 0 : System.nanoTime();
        while (grace > 0 && ring.readerSleeps() && System.nanoTime() - start < grace) {
          Thread.onSpinWait();
        }
        if (ring.wakesReader()) {
          bell.ring();
        }
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
  static final class Outlet implements FrameReader.Source {

    /// How often to look between two looks at the clock.
    private static final int LOOKS = 32;

    private final SharedRing.Reader ring;
    private final Bell bell;
    private final long patience;
    private volatile boolean ended;

    /// @param patience for how long to look before it sleeps, in nanoseconds
    Outlet(SharedRing ring, Bell bell, long patience) {
      this.ring = ring.reader();
      this.bell = bell;
      this.patience = patience;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return read(target, patience);
    }

    @Override
    public int readOn(ByteBuffer target) throws IOException {
      return read(target, Math.max(patience, Patience.forTheRest()));
    }

    private int read(ByteBuffer target, long nanos) throws IOException {
      while (true) {
        int count = poll(target);
        if (count > 0 || !target.hasRemaining()) {
          return count;
        }
        if (ended) {
          return -1;
        }
        if (!appearsWithin(nanos)) {
          if (mustSleep()) {
            sleep();
          }
          wake();
        }
      }
    }

    private boolean appearsWithin(long nanos) throws IOException {
      long start = nanos == 0 ? 0 : System.nanoTime();
      while (nanos > 0 && System.nanoTime() - start < nanos) {
        for (int look = 0; look < LOOKS; look++) {
          if (ring.available() > 0) {
            return true;
          }
          Thread.onSpinWait();
        }
      }
      return false;
    }

    /// Reads what is there, if anything, and does not wait.
    int poll(ByteBuffer target) throws IOException {
      int count = ring.read(target);
      if (count > 0 && ring.wakesWriter()) {
        bell.ring();
      }
      return count;
    }

    /// {@return whether nothing is there, and the bell will ring when something is}
    boolean mustSleep() throws IOException {
      return ring.mustSleep();
    }

    /// Waits for the bell.
    ///
    /// @return false if the writer is gone; what it wrote before is still there to be read
    boolean sleep() throws IOException {
      ended = !bell.await();
      return !ended;
    }

    /// {@return whether the writer is known to be gone}
    boolean hasEnded() {
      return ended;
    }

    /// Keeps the bell from ringing.
    void wake() throws IOException {
      ring.wake();
    }
  }
}
