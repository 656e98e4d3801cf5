// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// A counter guarded by its own monitor.
public final class SynchronizedCounter implements Counter {

  @GuardedBy("this")
  private long count;

  /// Creates a counter.
  ///
  /// @param initial the count to begin with
  public SynchronizedCounter(long initial) {
    count = initial;
  }

  @Override
  public synchronized void increment() {
    count++;
  }

  @Override
  public synchronized long get() {
    return count;
  }
}
