// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// **Broken:** [SynchronizerLatch] with the state read and written in two steps.
///
/// ## Why it breaks
///
/// Two threads that read the same count write the same count, and one of them is lost. The gate
/// stays closed though everything has happened.
///
/// | step | one thread   | another thread | state |
/// |------|--------------|----------------|-------|
/// | 1    | reads 2      |                | 2     |
/// | 2    |              | reads 2        | 2     |
/// | 3    | writes 1     |                | 1     |
/// | 4    |              | writes 1       | 1     |
///
/// **Where it is right:** with one thread that counts.
///
/// **CERT:** VNA02.
public final class BrokenCountLatch implements Latch {

  /// Open at zero.
  private static final class Gate extends AbstractQueuedSynchronizer {

    private static final long serialVersionUID = 1;

    Gate(int count) {
      setState(count);
    }

    int count() {
      return getState();
    }

    @Override
    protected int tryAcquireShared(int ignored) {
      return getState() == 0 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      int count = getState(); // follows the wound
      if (count == 0) {
        return false; // it was open already: there is nobody to wake
      }
      setState(count - 1); // wound: not what was read any more
      return count == 1;
    }
  }

  private final Gate gate;

  BrokenCountLatch(int count) {
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
