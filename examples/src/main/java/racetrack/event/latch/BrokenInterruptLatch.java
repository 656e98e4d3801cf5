// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// **Broken:** [MonitorLatch] with an interrupt that is restored instead of thrown.
///
/// ## Why it breaks
///
/// The caller cannot tell the return from an open gate, and goes on to use what is not there yet.
///
/// | step | waiter                          | stranger   | `count` |
/// |------|---------------------------------|------------|---------|
/// | 1    | waits                           |            | 1       |
/// | 2    |                                 | interrupts | 1       |
/// | 3    | catches it, restores it, returns |           | 1       |
///
/// **Where it is right:** nowhere: what promises a condition may leave only with the condition, or
/// with an exception.
public final class BrokenInterruptLatch implements Latch {

  @GuardedBy("this")
  private int count;

  BrokenInterruptLatch(int count) {
    this.count = requireAtLeast(0, count, "count");
  }

  @Override
  public synchronized void countDown() {
    if (count > 0) {
      count--;
      if (count == 0) {
        notifyAll();
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
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // wound: the caller takes the gate for open
        return;
      }
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
