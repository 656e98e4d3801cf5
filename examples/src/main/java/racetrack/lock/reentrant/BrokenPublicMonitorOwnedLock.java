// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorOwnedLock] with itself as the monitor, which everybody can reach.
///
/// ## Why it breaks
///
/// Any code that can see this object can synchronize on it, for reasons of its own, and then nobody
/// gets in or out. No line of this class is wrong, and no test of this class alone finds it.
///
/// | step | stranger                     | thread                      | `owner` |
/// |------|------------------------------|-----------------------------|---------|
/// | 1    | `synchronized (lock)`        |                             | nobody  |
/// | 2    | inside, for as long as it likes | `lock()`: waits to enter | nobody  |
///
/// **Where it is right:** where the class *promises* which monitor it uses, so that callers may
/// combine its calls, as `Collections.synchronizedMap` does.
///
/// **CERT:** LCK00.
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class BrokenPublicMonitorOwnedLock implements OwnedLock {

  @GuardedBy("this") // follows the wound
  private @Nullable Thread owner;

  @GuardedBy("this")
  private int holds;

  BrokenPublicMonitorOwnedLock() {}

  @Override
  public void lock() {
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    synchronized (this) { // wound: anybody may be inside
      if (owner == me) {
        holds++;
        return;
      }
      while (owner != null) {
        try {
          wait(); // follows the wound
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
    synchronized (this) { // follows the wound
      if (owner != Thread.currentThread()) {
        throw new IllegalMonitorStateException("not the owner");
      }
      holds--;
      if (holds == 0) {
        owner = null;
        notify(); // follows the wound
      }
    }
  }

  @Override
  public int holds() {
    synchronized (this) { // follows the wound
      return owner == Thread.currentThread() ? holds : 0;
    }
  }
}
