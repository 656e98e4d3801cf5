// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/// A re-entrant lock built from an owner, a count and a monitor to wait in.
///
/// **Seed idiom:** `threading.RLock()`. Every monitor in Java is one already; this shows how.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever `monitor` is free, `owner` is null and `holds` is 0, or `owner` has
///   taken the lock `holds` times more than it gave it back.
/// - **Linearization points:** the changes of `holds` in [#lock] and [#unlock], its read in
///   [#holds]. All run in `monitor`.
/// - **Happens-before:** [#unlock] leaves `monitor` before the next [#lock] enters it.
/// - **No lost wake-up:** a waiter tests its guard in `monitor`, where it changes. One `notify`
///   suffices: all wait for the same thing, and only one can have it.
/// - **Nobody outside** can take `monitor`: it is private, and never leaves this class.
/// - **Progress:** blocking and unfair: a thread that comes in at the right moment overtakes the
///   one that was woken.
///
/// ## Cost
///
/// Two acquisitions of a monitor for each visit: one to lock, one to unlock. To enter again costs
/// as much as to enter.
///
/// ## Broken twins
///
/// [BrokenReentryOwnedLock] does not know its owner again; [BrokenEarlyReleaseOwnedLock] does not
/// count; [BrokenReleaseOwnedLock] lets anybody unlock; [BrokenPublicMonitorOwnedLock] waits in a
/// monitor that anybody can take.
///
/// ## Sources
///
/// - JLS 25, §17.1 (a thread may lock a monitor several times, and each unlock reverses one lock),
///   §17.2 (wait sets).
@SuppressWarnings("ReferenceEquality") // a thread equals itself only
public final class MonitorOwnedLock implements OwnedLock {

  private final Object monitor = new Object();

  @GuardedBy("monitor")
  private @Nullable Thread owner;

  @GuardedBy("monitor")
  private int holds;

  MonitorOwnedLock() {}

  @Override
  public void lock() {
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    synchronized (monitor) {
      if (owner == me) {
        holds++; // linearization point
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
      holds = 1; // linearization point
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
      holds--; // linearization point
      if (holds == 0) {
        owner = null;
        monitor.notify();
      }
    }
  }

  @Override
  public int holds() {
    synchronized (monitor) {
      return owner == Thread.currentThread() ? holds : 0; // linearization point
    }
  }
}
