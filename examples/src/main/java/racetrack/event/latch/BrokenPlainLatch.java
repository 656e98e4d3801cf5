// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// **Broken:** [MonitorLatch] with a look at the count that is not in the monitor.
///
/// ## Why it breaks
///
/// Nothing orders the look after the count that it should find, so a compiler may read once, before
/// a loop of looks, and a looker who finds the zero may lack what was written before it.
///
/// | step | looker                                        | counter | `count` |
/// |------|-----------------------------------------------|---------|---------|
/// | 1    | runs `while (count() > 0)` until it is compiled |       | 1       |
/// | 2    | reads it once, and goes round without it      |         | 1       |
/// | 3    |                                               | counts  | 0       |
/// | 4    | goes round for ever                           |         | 0       |
///
/// **Where it is right:** where the answer is printed, and nobody relies on it.
///
/// **CERT:** VNA00.
public final class BrokenPlainLatch implements Latch {

  @GuardedBy("this")
  private int count;

  BrokenPlainLatch(int count) {
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
  @SuppressWarnings("GuardedBy")
  public int count() {
    return count; // wound: not in the monitor
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
