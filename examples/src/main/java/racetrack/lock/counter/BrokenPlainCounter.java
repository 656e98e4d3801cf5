// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// **Broken:** [SynchronizedCounter] without `synchronized`.
public final class BrokenPlainCounter implements Counter {

  private long count;

  /// Creates a counter.
  ///
  /// @param initial the count to begin with
  public BrokenPlainCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    count++; // wound: read, add and write are three steps
  }

  @Override
  public long get() {
    return count;
  }
}
