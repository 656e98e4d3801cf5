// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorOwnedLock] that anybody may give back.
///
/// ## Why it breaks
///
/// A thread that unlocks once too often, in a `finally` and again behind it, gives back what
/// belongs to the next owner by then.
///
/// | step | careless thread          | owner    | third thread | `owner` |
/// |------|--------------------------|----------|--------------|---------|
/// | 1    | unlocks                  |          |              | nobody  |
/// | 2    |                          | locks    |              | owner   |
/// | 3    | unlocks once too often   | inside   |              | nobody  |
/// | 4    |                          | inside   | locks        | third   |
///
/// **Where it is right:** as a semaphore, which has permits and no owner.
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class BrokenReleaseOwnedLock implements OwnedLock {

  private final Object monitor = new Object();

  @GuardedBy("monitor")
  private @Nullable Thread owner;

  @GuardedBy("monitor")
  private int holds;

  BrokenReleaseOwnedLock() {}

  @Override
  public void lock() {
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    synchronized (monitor) {
      if (owner == me) {
        holds++;
        return;
      }
      while (owner != null) {
        try {
          monitor.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      owner = me;
      holds = 1;
    }
    if (interrupted) {
      me.interrupt();
    }
  }

  @Override
  public void unlock() {
    synchronized (monitor) {
      holds--; // wound: of whom?
      if (holds == 0) {
        owner = null;
        monitor.notify();
      }
    }
  }

  @Override
  public int holds() {
    synchronized (monitor) {
      return owner == Thread.currentThread() ? holds : 0;
    }
  }
}
