// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// A re-entrant lock built on the library's framework: we count, it queues, parks and wakes.
///
/// **Seed idiom:** `threading.RLock()`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `state` is how often the lock is taken. While it is not 0,
///   `exclusiveOwnerThread` is who took it.
/// - **Linearization points:** in [#lock], the compare-and-set from 0, or the write of one more; in
///   [#unlock], the write of one less; in [#holds], the read of `state`.
/// - **Happens-before:** `state` is volatile. `exclusiveOwnerThread` is not, and is read without
///   owning the lock: *benign*, since a thread that is the owner wrote that itself, and one that is
///   not can see its own name only if it was the owner once; but it took the name away itself
///   before it gave the lock back, and cannot see what it has overwritten.
/// - **Progress:** blocking; a newcomer may overtake those who queue.
///
/// ## Cost
///
/// Free, one compare-and-set; to enter again, two ordinary reads and a write, and no waiting for
/// anybody. It allocates only to wait.
///
/// ## Broken twin
///
/// [BrokenUncountedOwnedLock] lets its owner in, and does not count.
///
/// ## Sources
///
/// - D. Lea, *The java.util.concurrent Synchronizer Framework*, Science of Computer Programming
///   58(3), 2005.
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class SynchronizerOwnedLock implements OwnedLock {

  private final Holds holds = new Holds();

  SynchronizerOwnedLock() {}

  @Override
  public void lock() {
    holds.acquire(1);
  }

  @Override
  public void unlock() {
    holds.release(1);
  }

  @Override
  public int holds() {
    return holds.mine();
  }

  /// What is counted, and by what rules.
  @SuppressWarnings("serial") // inherited, and nobody serialises it
  private static final class Holds extends AbstractQueuedSynchronizer {

    @Override
    protected boolean tryAcquire(int once) {
      Thread me = Thread.currentThread();
      if (getExclusiveOwnerThread() == me) { // benign race: see above
        setState(getState() + once); // linearization point
        return true;
      }
      if (compareAndSetState(0, once)) { // linearization point
        setExclusiveOwnerThread(me);
        return true;
      }
      return false;
    }

    @Override
    protected boolean tryRelease(int once) {
      if (getExclusiveOwnerThread() != Thread.currentThread()) { // benign race: see above
        throw new IllegalMonitorStateException("not the owner");
      }
      int left = getState() - once;
      if (left == 0) {
        setExclusiveOwnerThread(null);
      }
      setState(left); // linearization point
      return left == 0;
    }

    int mine() {
      // benign race: see above
      return getExclusiveOwnerThread() == Thread.currentThread() ? getState() : 0;
    }
  }
}
