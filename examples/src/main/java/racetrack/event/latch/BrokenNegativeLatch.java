// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// **Broken:** [MonitorLatch] with counts below zero, and a gate that is open at zero alone.
///
/// ## Why it breaks
///
/// A count too many, from a worker that reports twice, closes the gate again.
///
/// | step | counter            | waiter                   | `count` |
/// |------|--------------------|--------------------------|---------|
/// | 1    | counts, notifies   |                          | 0       |
/// | 2    | counts once more   |                          | -1      |
/// | 3    |                    | looks: not 0, waits      | -1      |
///
/// A waiter who was woken by step 1 may be late as well: it looks again after step 2.
///
/// **Where it is right:** where nobody ever counts too often.
public final class BrokenNegativeLatch implements Latch {

  @GuardedBy("this")
  private int count;

  BrokenNegativeLatch(int count) {
    this.count = requireAtLeast(0, count, "count");
  }

  @Override
  public synchronized void countDown() {
    count--; // wound: also below zero
    if (count == 0) {
      notifyAll();
    }
  }

  @Override
  public synchronized int count() {
    return count;
  }

  @Override
  public synchronized void await() throws InterruptedException {
    throwIfInterrupted();
    while (count != 0) { // follows the wound
      wait();
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
