// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// **Broken:** [MonitorLimit] with `if` for `while`.
///
/// ## Why it breaks
///
/// A waiter may be woken for nothing: by a stranger who uses the same monitor, or out of the blue;
/// or it may be overtaken by a thread that has just come.
///
/// | step | waiter                    | stranger     | `free` |
/// |------|---------------------------|--------------|--------|
/// | 1    | looks: 0, waits           |              | 0      |
/// | 2    |                           | notifies all | 0      |
/// | 3    | takes one off, is inside  |              | -1     |
///
/// **Where it is right:** in no Java program.
///
/// **CERT:** THI03.
@SuppressWarnings({"NotifyNotAll", "WaitNotInLoop"}) // the wound
public final class BrokenIfLimit implements Limit {

  @GuardedBy("this")
  private int free;

  BrokenIfLimit(int permits) {
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
    if (free == 0) { // wound: `while`
      wait();
    }
    free--;
  }

  private synchronized void leave() {
    free++;
    notify(); // one permit, one waiter
  }
}
