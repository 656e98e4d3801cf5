// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// A latch that counts and waits in its own monitor.
///
/// **Seed idiom:** `for thread in threads: thread.join()`, for things that are not threads.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `count` is never negative, never goes up, and is zero if and only if the gate
///   is open.
/// - **Linearization points:** the write of `count` in [#countDown], or its read if it is zero; the
///   reads in [#count] and [#await]. All of them are in the monitor.
/// - **No lost wake-up:** the waiter looks and begins to wait without leaving the monitor.
/// - **Happens-before:** leaving the monitor after a count precedes entering it to find the count.
/// - **Progress:** blocking. Only the last count wakes anybody, and it wakes all: an open gate is
///   for everyone.
///
/// ## Cost
///
/// One acquisition of the monitor per call. When the gate opens, the waiters leave it one by one.
///
/// ## Broken twins
///
/// [BrokenNegativeLatch] counts on below zero; [BrokenNotifyLatch] wakes one; [BrokenPlainLatch]
/// reads the count outside; [BrokenInterruptLatch] keeps the interrupt.
///
/// ## Sources
///
/// - JLS 25, §17.2 (wait sets and notification), §17.4.5 (happens-before).
public final class MonitorLatch implements Latch {

  @GuardedBy("this")
  private int count;

  MonitorLatch(int count) {
    this.count = requireAtLeast(0, count, "count");
  }

  @Override
  public synchronized void countDown() {
    if (count > 0) {
      count--; // linearization point
      if (count == 0) {
        notifyAll();
      }
    }
  }

  @Override
  public synchronized int count() {
    return count; // linearization point
  }

  @Override
  public synchronized void await() throws InterruptedException {
    throwIfInterrupted();
    while (count > 0) { // linearization point: the read that finds zero
      wait();
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
