// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// **Broken:** [MonitorLatch] with `notify` for `notifyAll`.
///
/// ## Why it breaks
///
/// An open gate is for all who wait, and nobody will knock again.
///
/// | step | one waiter   | another waiter | counter              | wait set   |
/// |------|--------------|----------------|----------------------|------------|
/// | 1    | waits        | waits          |                      | one, other |
/// | 2    |              |                | counts, notifies one | other      |
/// | 3    | gets through |                |                      | other      |
///
/// **Where it is right:** with a single waiter.
///
/// **CERT:** THI02.
@SuppressWarnings("NotifyNotAll") // the wound
public final class BrokenNotifyLatch implements Latch {

  @GuardedBy("this")
  private int count;

  BrokenNotifyLatch(int count) {
    this.count = requireAtLeast(0, count, "count");
  }

  @Override
  public synchronized void countDown() {
    if (count > 0) {
      count--;
      if (count == 0) {
        notify(); // wound: `notifyAll`
      }
    }
  }

  @Override
  public synchronized int count() {
    return count;
  }

  @Override
  public synchronized void await() throws InterruptedException {
    throwIfInterrupted();
    while (count > 0) {
      wait();
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
