// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorOwnedLock] that is free as soon as it is given back once.
///
/// ## Why it breaks
///
/// The inner of two nested sections gives away what the outer one still needs.
///
/// | step | one thread                     | another thread  | `owner` |
/// |------|--------------------------------|-----------------|---------|
/// | 1    | locks, locks again             |                 | one     |
/// | 2    | unlocks the inner section      | waits           | nobody  |
/// | 3    | still in the outer section     | locks           | another |
///
/// **Where it is right:** without nesting.
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class BrokenEarlyReleaseOwnedLock implements OwnedLock {

  private final Object monitor = new Object();

  @GuardedBy("monitor")
  private @Nullable Thread owner;

  @GuardedBy("monitor")
  private int holds;

  BrokenEarlyReleaseOwnedLock() {}

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
      if (owner != Thread.currentThread()) {
        throw new IllegalMonitorStateException("not the owner");
      }
      holds = 0; // wound: it may have been taken more than once
      owner = null;
      monitor.notify();
    }
  }

  @Override
  public int holds() {
    synchronized (monitor) {
      return owner == Thread.currentThread() ? holds : 0;
    }
  }
}
