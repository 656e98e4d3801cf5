// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where a worker's results come in: by the keeper, who sleeps until the bell rings, or by a caller
/// who waits for one of them and looks for itself.
///
/// A caller that looks keeps the bell from ringing. So the worker makes no system call, the keeper
/// sleeps on, and the result is read by the thread that wants it.
///
/// ## Why it is correct
///
/// - **One reader:** whoever holds `lock` reads. The keeper sleeps without it; a caller only tries
///   to take it.
/// - **Nothing is left lying:** whoever lets go of the lock has said before that the reader sleeps,
///   and found nothing after. So the worker rings for what comes later, and that wakes the keeper.
/// - **A failure that a caller meets** is none of its business: it is left for the keeper, who is
///   woken to bury the worker.
final class Intake {

  /// Takes in at least one frame, and all that are at hand.
  interface Taker {
    void take(FrameReader reader) throws IOException;
  }

  /// How long a caller waits between two looks for the rest of a frame, in nanoseconds.
  private static final long REST = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final RingChannel.Outlet outlet;
  private final FrameReader reader;
  private final Bell bell;
  private final Taker taker;

  /// Whether a caller holds the lock.
  private boolean helping;

  private @Nullable Throwable failure;
  private boolean closed;

  Intake(RingChannel.Outlet outlet, int maxPayload, Bell bell, Taker taker) {
    this.outlet = outlet;
    this.reader = new FrameReader(this::read, maxPayload);
    this.bell = bell;
    this.taker = taker;
  }

  /// Takes in all there is until the worker is gone. The keeper's.
  void serve() throws IOException {
    boolean alive = true;
    takeAll();
    while (alive) {
      alive = outlet.sleep();
      takeAll();
    }
  }

  private void takeAll() throws IOException {
    lock.lock();
    try {
      if (failure instanceof IOException e) {
        throw e;
      }
      if (failure != null) {
        throw new IllegalStateException("a caller could not take its results in", failure);
      }
      outlet.wake();
      do {
        while (reader.topUp(outlet::poll)) {
          taker.take(reader);
        }
      } while (!outlet.mustSleep());
    } finally {
      lock.unlock();
    }
  }

  /// Takes in what comes until a task has ended, unless somebody else is at it. A caller's.
  ///
  /// @param nanos for how long at most
  void help(TaskFuture<?> awaited, long nanos) {
    if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
      return; // a callback that waits may be within what it waits for
    }
    try {
      if (!closed && failure == null) {
        helping = true;
        takeUntil(awaited, nanos);
      }
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
      bell.wakeUp();
    } finally {
      helping = false;
      lock.unlock();
    }
  }

  private void takeUntil(TaskFuture<?> awaited, long nanos) throws IOException {
    long start = System.nanoTime();
    outlet.wake();
    while (!awaited.isDone() && System.nanoTime() - start < nanos) {
      if (reader.topUp(outlet::poll)) {
        taker.take(reader);
      } else {
        Thread.onSpinWait();
      }
    }
    if (!outlet.mustSleep()) {
      bell.wakeUp(); // there is more, but not for this caller
    }
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

  /// Lets nobody in any more: the ring's memory is about to be given back.
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
