// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import racetrack.process.intake.Source;

/// A worker's results, as its intake takes them in: frames from a ring. Its fields are guarded by
/// the intake's lock.
final class Results implements Source {

  /// Takes in at least one frame, and all that are at hand.
  interface Taker {
    void take(FrameReader reader) throws IOException;
  }

  /// How long a caller waits between two looks for the rest of a frame, in nanoseconds.
  private static final long REST = 1_000;

  private final RingChannel.Outlet outlet;
  private final FrameReader reader;
  private final Bell bell;
  private final Taker taker;

  /// Whether a caller reads.
  private boolean helping;

  Results(RingChannel.Outlet outlet, int maxPayload, Bell bell, Taker taker) {
    this.outlet = outlet;
    this.reader = new FrameReader(this::read, maxPayload);
    this.bell = bell;
    this.taker = taker;
  }

  @Override
  public boolean take(boolean byCaller) throws IOException {
    if (!reader.topUp(outlet::poll)) {
      return false;
    }
    helping = byCaller;
    taker.take(reader);
    return true;
  }

  @Override
  public boolean mustSleep() throws IOException {
    return outlet.mustSleep();
  }

  @Override
  public void wake() throws IOException {
    outlet.wake();
  }

  @Override
  public boolean sleep() throws IOException {
    return outlet.sleep();
  }

  @Override
  public void wakeKeeper() {
    bell.wakeUp();
  }

  /// Reads the rest of a frame. The keeper may sleep meanwhile; a caller may not, as the keeper
  /// would hear its bell: it looks for a while, and then now and then.
  private int read(ByteBuffer target) throws IOException {
    if (!helping) {
      return outlet.readOn(target);
    }
    long start = System.nanoTime();
    while (true) {
      boolean gone = outlet.hasEnded(); // asked first: what was written before the end counts
      int count = outlet.poll(target);
      if (count > 0) {
        return count;
      }
      if (gone) {
        return -1;
      }
      if (System.nanoTime() - start < Patience.forTheRest()) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, REST);
      }
    }
  }
}
