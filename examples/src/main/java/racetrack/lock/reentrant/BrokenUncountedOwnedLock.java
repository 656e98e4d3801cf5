// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// **Broken:** [SynchronizerOwnedLock] that does not count when its owner comes again.
///
/// ## Why it breaks
///
/// The owner may enter, and that is all that is looked at. The first `unlock` of two then gives the
/// lock away, while the outer section still counts on it.
///
/// | step | owner               | another        | `state` |
/// |------|---------------------|----------------|---------|
/// | 1    | `lock()`            |                | 1       |
/// | 2    | `lock()` again      |                | 1       |
/// | 3    | `unlock()`          |                | 0       |
/// | 4    | is inside           | `lock()`       | 1       |
/// | 5    | is inside           | is inside      | 1       |
///
/// **Where it is right:** if nobody ever comes again.
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class BrokenUncountedOwnedLock implements OwnedLock {

  private final Holds holds = new Holds();

  BrokenUncountedOwnedLock() {}

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
        setState(once); // wound: not one more
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
