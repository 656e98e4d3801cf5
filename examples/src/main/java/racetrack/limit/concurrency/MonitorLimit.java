// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// A limit that counts its free permits in its own monitor.
///
/// **Seed idiom:** `with semaphore:`, and the semaphore itself is a count and a condition.
///
/// **Thread safety:** unconditional; any number of threads may call it.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `free` is the number of permits less the number
///   of tasks inside, and is not negative.
/// - **No permit is lost or made up:** it is given back in `finally`, and the `try` begins when it
///   has been taken. An interrupted waiter has taken none.
/// - **No lost wake-up:** a waiter looks and begins to wait without leaving the monitor. One
///   `notify` a permit is enough: all wait for the same thing, and one permit lets one of them in.
///   If the woken one is interrupted at that moment, the JVM sees to it that another is notified
///   (JLS 25, §17.2.4).
/// - **Happens-before:** leaving the monitor after giving the permit back precedes entering it to
///   take the permit.
/// - **Progress:** blocking and unfair: who has just come may be faster than who was woken.
///
/// ## Cost
///
/// The monitor is entered twice a call, for a moment each; the task is called outside.
///
/// ## Broken twin
///
/// [BrokenIfLimit] lets in whoever is woken.
///
/// ## Sources
///
/// - E. W. Dijkstra, *Cooperating Sequential Processes*, 1965.
@SuppressWarnings("NotifyNotAll") // see above
public final class MonitorLimit implements Limit {

  @GuardedBy("this")
  private int free;

  MonitorLimit(int permits) {
    free = requireAtLeast(1, permits, "permits");
  }

  @Override
  public <R, X extends Exception> R call(Task<R, X> task) throws X, InterruptedException {
    enter();
    try {
      return task.call();
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (free == 0) {
      wait();
    }
    free--; // linearization point
  }

  private synchronized void leave() {
    free++; // linearization point
    // equivalent: split, who waits is told a moment later, and looks again.
    // equivalent: signal-all, who is woken looks again.
    notify(); // one permit, one waiter
  }
}
