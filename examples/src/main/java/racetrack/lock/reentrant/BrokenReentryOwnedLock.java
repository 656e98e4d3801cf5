// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorOwnedLock] that does not know its owner again.
///
/// ## Why it breaks
///
/// A method that locks calls another one that locks. The thread waits until the owner has gone, and
/// the owner is the thread itself.
///
/// | step | owner                         | `owner` | `holds` |
/// |------|-------------------------------|---------|---------|
/// | 1    | locks                         | itself  | 1       |
/// | 2    | locks again: there is an owner | itself | 1       |
/// | 3    | waits for itself              | itself  | 1       |
///
/// **Where it is right:** where no locked method calls another. Such a lock is simpler, and finds
/// the callers who are less careful than they think: see `lock.mutex`.
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class BrokenReentryOwnedLock implements OwnedLock {

  private final Object monitor = new Object();

  @GuardedBy("monitor")
  private @Nullable Thread owner;

  @GuardedBy("monitor")
  private int holds;

  BrokenReentryOwnedLock() {}

  @Override
  public void lock() {
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    synchronized (monitor) {
      while (owner != null) { // wound: it may be this very thread
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
      if (owner != Thread.currentThread()) {
        throw new IllegalMonitorStateException("not the owner");
      }
      holds--;
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
