// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// A latch whose count is the state of the library's framework for synchronizers.
///
/// **Seed idiom:** `for thread in threads: thread.join()`, without a lock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** as in [MonitorLatch], for the framework's `state`.
/// - **Linearization points:** of [#countDown], the compare-and-set that succeeds, or the read that
///   finds zero; of the others, the read of the state.
/// - **No lost wake-up:** the framework's: who is to wait enters a queue and looks again before it
///   sleeps; who opens the gate looks into the queue afterwards.
/// - **Happens-before:** each count reads what the one before wrote, by compare-and-set on a
///   volatile, so the last one, and whoever finds it, comes after all of them.
/// - **Progress:** counting is lock-free: a compare-and-set fails only if another has counted.
///
/// ## Cost
///
/// One compare-and-set a count, and again for each that came in between. Waiters wake each other in
/// the order in which they came.
///
/// ## Broken twin
///
/// [BrokenCountLatch] reads and writes the state in two steps.
///
/// ## Sources
///
/// - [AbstractQueuedSynchronizer]. `CountDownLatch` is built in this way too; D. Lea, *The
///   java.util.concurrent Synchronizer Framework*, Science of Computer Programming 58(3), 2005.
public final class SynchronizerLatch implements Latch {

  /// Open at zero.
  private static final class Gate extends AbstractQueuedSynchronizer {

    private static final long serialVersionUID = 1;

    Gate(int count) {
      setState(count);
    }

    int count() {
      return getState(); // linearization point
    }

    @Override
    protected int tryAcquireShared(int ignored) {
      return getState() == 0 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      while (true) {
        int count = getState();
        if (count == 0) {
          return false; // it was open already: there is nobody to wake
        }
        if (compareAndSetState(count, count - 1)) { // linearization point
          return count == 1;
        }
      }
    }
  }

  private final Gate gate;

  SynchronizerLatch(int count) {
    gate = new Gate(requireAtLeast(0, count, "count"));
  }

  @Override
  public void countDown() {
    gate.releaseShared(0);
  }

  @Override
  public int count() {
    return gate.count();
  }

  @Override
  public void await() throws InterruptedException {
    gate.acquireSharedInterruptibly(0);
  }
}
